import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

export function findStudent(tx: Transaction, scope: Scope, id: string) {
  return tx.studentAccount.findFirst({
    where: { ...inScope(scope), id },
    select: {
      uai: true,
      id: true,
      lastName: true,
      usageName: true,
      firstName: true,
      className: true,
      identifier: true,
      state: true,
      lastResetAt: true,
      withheldReason: true,
      leftOn: true,
      ine: true,
      birthDate: true,
      groups: true,
      sourceState: true,
      passwordChangedOn: true,
      mustChangePassword: true,
      sessionsEndedAt: true,
    },
  });
}

/** The same row, locked until the commit. */
export async function lockStudent(tx: Transaction, scope: Scope, id: string) {
  await tx.$queryRaw`select 1 from student_account where uai = any(${[...scope]}) and id = ${id}::uuid for update`;
  return findStudent(tx, scope, id);
}

/** Newest first. */
export function listStateChanges(tx: Transaction, scope: Scope, studentId: string, limit: number) {
  return tx.studentStateChange.findMany({
    where: { ...inScope(scope), studentId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, state: true, sourceState: true, source: true, at: true },
  });
}

export async function saveWithheldReason(
  tx: Transaction,
  { uai, id }: { uai: string; id: string },
  withheldReason: string | null,
): Promise<void> {
  await tx.studentAccount.update({ where: { uai_id: { uai, id } }, data: { withheldReason } });
}
