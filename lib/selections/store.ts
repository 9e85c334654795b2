import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { LeakMatches } from "./rules/findings";
import type { KnownPupil } from "./rules/known-pupils";
import type { SelectionSource } from "./rules/wording";

type Owner = { uai: string; id: string; name: string };

export type NewSelection = {
  id: string;
  owner: Owner;
  source: SelectionSource;
  studentIds: readonly string[];
  matches: LeakMatches | null;
  now: Date;
};

export async function addSelection(tx: Transaction, selection: NewSelection): Promise<void> {
  const { id, owner, source, studentIds, matches, now } = selection;
  await tx.studentSelection.create({
    data: {
      uai: owner.uai,
      id,
      source,
      studentIds: [...studentIds],
      matches: matches ?? [],
      createdBy: owner.id,
      createdByName: owner.name,
      createdAt: now,
    },
  });
}

export type Leak = { uai: string; id: string; createdAt: Date; studentIds: string[]; matches: LeakMatches };

/** What a list led to, for the one who sent it; another's answers like an unknown one. */
export async function findLeak(
  tx: Transaction,
  scope: Scope,
  operatorId: string,
  id: string,
): Promise<Leak | null> {
  const row = await tx.studentSelection.findFirst({
    where: { uai: { in: [...scope] }, id, source: "LEAK", createdBy: operatorId },
    select: { uai: true, id: true, createdAt: true, studentIds: true, matches: true },
  });
  // The column was written by `addSelection` from this very type, and emptied by the start of a campaign.
  if (!row || Array.isArray(row.matches)) return null;
  return { ...row, matches: row.matches as unknown as LeakMatches };
}

/** The same, locked: two pages of one search saved at once each keep their ticks. */
export async function lockLeak(tx: Transaction, scope: Scope, operatorId: string, id: string) {
  await tx.$queryRaw`
    select 1 from student_selection where uai = any(${[...scope]}) and id = ${id}::uuid for update`;
  return findLeak(tx, scope, operatorId, id);
}

export async function saveStudentIds(
  tx: Transaction,
  { uai, id }: Pick<Leak, "uai" | "id">,
  studentIds: readonly string[],
): Promise<void> {
  await tx.studentSelection.update({
    where: { uai_id: { uai, id } },
    data: { studentIds: [...studentIds] },
  });
}

/** Every pupil one may see, by all that a leaked line may name them by; in the order of names. */
export function listKnownPupils(tx: Transaction, scope: Scope): Promise<KnownPupil[]> {
  return tx.studentAccount.findMany({
    where: { uai: { in: [...scope] } },
    select: {
      id: true,
      identifier: true,
      ine: true,
      lastName: true,
      usageName: true,
      firstName: true,
      className: true,
      birthDate: true,
    },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
  });
}

/** The pupils of a page, those that one may see. */
export function listPupils(tx: Transaction, scope: Scope, ids: readonly string[]) {
  return tx.studentAccount.findMany({
    where: { uai: { in: [...scope] }, id: { in: [...ids] } },
    select: {
      id: true,
      lastName: true,
      usageName: true,
      firstName: true,
      className: true,
      identifier: true,
      leftOn: true,
    },
  });
}

/** Erases the selections made up to an instant; answers their ids. */
export async function removeSelectionsUpTo(tx: Transaction, scope: Scope, instant: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    delete from student_selection where uai = any(${[...scope]}) and created_at <= ${instant} returning id`;
  return rows.map(({ id }) => id);
}
