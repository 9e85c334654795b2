import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { goneChoice } from "../rules/preview/choices";

const linesOf = (scope: Scope, importId: string): Prisma.ImportChangeWhereInput => ({
  uai: { in: [...scope] },
  importId,
});

export function listDoubts(tx: Transaction, scope: Scope, importId: string, seqs: readonly number[]) {
  return tx.importChange.findMany({
    where: { ...linesOf(scope, importId), kind: "DOUBTFUL", seq: { in: [...seqs] } },
    select: { seq: true, candidates: true },
  });
}

export async function saveDoubtChoice(
  tx: Transaction,
  scope: Scope,
  line: { importId: string; seq: number; choice: string | null },
): Promise<void> {
  await tx.importChange.updateMany({
    where: { ...linesOf(scope, line.importId), kind: "DOUBTFUL", seq: line.seq },
    data: { choice: line.choice },
  });
}

/** Ticks these absentees and unticks the others among those shown; returns how many are ticked. */
export async function saveDepartures(
  tx: Transaction,
  scope: Scope,
  { importId, shown, gone }: { importId: string; shown: readonly number[]; gone: readonly number[] },
): Promise<number> {
  const absentees = { ...linesOf(scope, importId), kind: "GONE" as const };
  await tx.importChange.updateMany({
    where: { ...absentees, seq: { in: [...shown] } },
    data: { choice: null },
  });
  const ticked = await tx.importChange.updateMany({
    where: { ...absentees, AND: [{ seq: { in: [...shown] } }, { seq: { in: [...gone] } }] },
    data: { choice: goneChoice },
  });
  return ticked.count;
}

export async function saveEveryDeparture(
  tx: Transaction,
  scope: Scope,
  { importId, gone }: { importId: string; gone: boolean },
): Promise<number> {
  const { count } = await tx.importChange.updateMany({
    where: { ...linesOf(scope, importId), kind: "GONE" },
    data: { choice: gone ? goneChoice : null },
  });
  return count;
}
