import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { ChangeKind, ChangeRow, NamedStudent } from "../rules/preview/change-row";
import { describeDoubt, doubtReasons, type DoubtReason } from "../rules/doubts";
import { storedDifference, storedRecord } from "../rules/preview/stored-shapes";

export type ChangeQuery = {
  importId: string;
  /** All kinds when null. */
  kind: ChangeKind | null;
  /** Only the lines that change this field. */
  field?: string | null;
  /** Only the lines of this doubt. */
  doubt?: DoubtReason | null;
  after: number;
  limit: number;
};

function linesOf(scope: Scope, { importId, kind, field, doubt }: ChangeQuery): Prisma.ImportChangeWhereInput {
  return {
    uai: { in: [...scope] },
    importId,
    ...(kind && { kind }),
    ...(field && { differences: { array_contains: [{ field }] } }),
    ...(doubt && { doubt }),
  };
}

/** Lines of a preview in the order of the file, each with the pupils it speaks of. */
export async function listChanges(tx: Transaction, scope: Scope, query: ChangeQuery): Promise<ChangeRow[]> {
  const rows = await tx.importChange.findMany({
    where: { ...linesOf(scope, query), seq: { gt: query.after } },
    orderBy: { seq: "asc" },
    take: query.limit,
  });
  const ids = rows.flatMap(({ studentId, candidates }) => [...(studentId ? [studentId] : []), ...candidates]);
  const byId = await findNames(tx, scope, ids);
  return rows.map(({ seq, kind, record, differences, doubt, choice, candidates, studentId }) => {
    const reason = doubtReasons.find((known) => known === doubt);
    return {
      seq,
      kind,
      choice,
      record: record === null ? null : storedRecord.parse(record),
      student: byId.get(studentId ?? "") ?? null,
      differences: storedDifference.array().parse(differences),
      doubt: reason ? describeDoubt(reason) : null,
      candidates: candidates.flatMap((id) => byId.get(id) ?? []),
    };
  });
}

export function countLines(tx: Transaction, scope: Scope, query: ChangeQuery): Promise<number> {
  return tx.importChange.count({ where: linesOf(scope, query) });
}

async function findNames(
  tx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedStudent>> {
  const students = await tx.studentAccount.findMany({
    where: { uai: { in: [...scope] }, id: { in: [...new Set(ids)] } },
    select: { id: true, lastName: true, firstName: true, className: true, birthDate: true },
  });
  return new Map(students.map((student) => [student.id, student]));
}
