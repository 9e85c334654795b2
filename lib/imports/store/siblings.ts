import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { createImport, findImport, type StoredImport } from "./imports";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

/** Whether the import was prepared from a set sent in another school. */
export async function isSibling(tx: Transaction, scope: Scope, id: string): Promise<boolean> {
  const row = await tx.import.findFirst({ where: { ...inScope(scope), id }, select: { siblingOf: true } });
  return row !== null && row.siblingOf !== null;
}

/** An import of another school’s set: the file’s SHA-256 is known before its first piece. */
export async function createSibling(
  tx: Transaction,
  order: Parameters<typeof createImport>[1] & { siblingOf: string; sha256: string },
): Promise<void> {
  const { uai, id, siblingOf, sha256 } = order;
  await createImport(tx, order);
  await tx.import.update({
    where: { uai_id: { uai, id } },
    data: { siblingOf, sha256 },
    select: { id: true },
  });
}

/** The import already prepared from this set, whatever became of it; else one of the same file that still waits. */
export async function findPrepared(
  tx: Transaction,
  scope: Scope,
  { siblingOf, sha256 }: { siblingOf: string; sha256: string },
): Promise<{ id: string; isBegun: boolean } | null> {
  const select = { id: true, status: true };
  const own = await tx.import.findFirst({ where: { ...inScope(scope), siblingOf }, select });
  if (own) return { id: own.id, isBegun: own.status === "RECEIVING" };
  const twin = await tx.import.findFirst({
    where: { ...inScope(scope), sha256, status: { in: ["RECEIVING", "RECEIVED", "READY", "APPLYING"] } },
    select,
  });
  return twin && { id: twin.id, isBegun: false };
}

/** The latest import of a file, by its SHA-256, once it has arrived in full. */
export async function findLatestOf(
  tx: Transaction,
  scope: Scope,
  sha256: string,
): Promise<StoredImport | null> {
  const latest = await tx.import.findFirst({
    where: { ...inScope(scope), sha256, status: { not: "RECEIVING" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return latest && findImport(tx, scope, latest.id);
}

/** How many of these identifiers of the académie’s directory the school knows. */
export async function countKnownIds(tx: Transaction, uai: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(distinct source_id)::int as count from account_origin
    where uai = ${uai} and source = 'AAF' and source_id = any(${[...ids]})`;
  return row?.count ?? 0;
}
