import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";

/** Structures that the académie’s directory named as this school. */
export async function listStructureIds(tx: Transaction, uai: string): Promise<string[]> {
  const rows = await tx.aafStructure.findMany({ where: { uai }, select: { structureId: true } });
  return rows.map(({ structureId }) => structureId);
}

export async function saveStructureIds(
  tx: Transaction,
  uai: string,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<void> {
  await tx.aafStructure.createMany({
    data: ids.map((structureId) => ({ uai, structureId, seenAt: now })),
    skipDuplicates: true,
  });
}
