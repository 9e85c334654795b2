import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { WrappedKey } from "@/lib/platform/sealing";
import type { StoredImport } from "./imports";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

/** Erases the uploaded file and the key that opened it. */
export async function eraseFile(
  tx: Transaction,
  { uai, id }: Pick<StoredImport, "uai" | "id">,
): Promise<void> {
  await tx.importChunk.deleteMany({ where: { uai, importId: id } });
  await tx.import.update({
    where: { uai_id: { uai, id } },
    data: { dataKey: null, keyId: null },
    select: { id: true },
  });
}

export async function removeImport(tx: Transaction, scope: Scope, id: string): Promise<void> {
  await tx.import.deleteMany({ where: { ...inScope(scope), id } });
}

/** Removes imports of which some pieces are still to come. */
export async function removeUnfinished(tx: Transaction, scope: Scope, ids: readonly string[]): Promise<void> {
  await tx.import.deleteMany({ where: { ...inScope(scope), id: { in: [...ids] }, status: "RECEIVING" } });
}

/** The wrapped key of the uploaded file, or null once it is erased. */
export async function findImportKey(tx: Transaction, scope: Scope, id: string): Promise<WrappedKey | null> {
  const row = await tx.import.findFirst({
    where: { ...inScope(scope), id },
    select: { dataKey: true, keyId: true },
  });
  return row?.dataKey && row.keyId ? { wrapped: Buffer.from(row.dataKey), keyId: row.keyId } : null;
}
