import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { createChoice, goneChoice } from "../rules/preview/choices";
import { type RightsLine, type RightsWrite, storedRightsLine } from "../rules/rights/line";
import type { OfImport } from "./changes";

const sliceLength = 1_000;

/** Adds the lines of a preview of rights. */
export async function saveRightsLines(
  tx: Transaction,
  { uai, id }: OfImport,
  lines: readonly RightsLine[],
): Promise<void> {
  for (let at = 0; at < lines.length; at += sliceLength)
    await tx.$executeRaw`
      insert into import_change (uai, import_id, seq, kind, record, differences, doubt)
      select ${uai}, ${id}::uuid, seq, kind::"ImportChangeKind", record, differences, doubt
      from jsonb_to_recordset(${JSON.stringify(lines.slice(at, at + sliceLength))}::jsonb) as line(
        seq int, kind text, record jsonb, differences jsonb, doubt text)`;
}

/** The lines of rights that are to be applied: what is new or changed, what was chosen among doubts, what is gone. */
export async function listChosenRights(
  tx: Transaction,
  { uai, id }: OfImport,
): Promise<{ seq: number; kind: RightsLine["kind"]; write: RightsWrite }[]> {
  const rows = await tx.importChange.findMany({
    where: {
      ...{ uai, importId: id },
      OR: [
        { kind: { in: ["NEW", "CHANGED"] } },
        { kind: "DOUBTFUL", choice: createChoice },
        { kind: "GONE", choice: goneChoice },
      ],
    },
    orderBy: { seq: "asc" },
    select: { seq: true, kind: true, record: true },
  });
  return rows.map(({ record, ...row }) => ({ ...row, write: storedRightsLine.parse(record).write }));
}

/** The grants of the school that the list does not hold, whether or not somebody said that they are gone. */
export async function listGoneGrants(tx: Transaction, { uai, id }: OfImport): Promise<string[]> {
  const rows = await tx.importChange.findMany({
    where: { uai, importId: id, kind: "GONE" },
    select: { record: true },
  });
  return rows.flatMap(({ record }) => storedRightsLine.parse(record).write.id ?? []);
}
