import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { StudentFacts } from "../rules/exclusions";
import type { ResetScope, StoredSelection } from "../rules/selection";

const factColumns = {
  id: true,
  lastName: true,
  firstName: true,
  className: true,
  groups: true,
  state: true,
  passwordChangedOn: true,
  lastResetAt: true,
  leftOn: true,
  withheldReason: true,
} satisfies Prisma.StudentAccountSelect;

type FactRow = Prisma.StudentAccountGetPayload<{ select: typeof factColumns }>;
export type NamedStudentFacts = StudentFacts & { name: string };

// A day is stored as text; midnight UTC keeps it the same day in Paris.
const dayAsDate = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`));

function factsOf(row: FactRow): NamedStudentFacts {
  return {
    id: row.id,
    name: `${row.lastName} ${row.firstName}`,
    className: row.className,
    groups: row.groups,
    state: row.state,
    passwordChangedOn: dayAsDate(row.passwordChangedOn),
    lastResetAt: row.lastResetAt,
    leftOn: dayAsDate(row.leftOn),
    withheldFromResets: row.withheldReason !== null,
  };
}

function inResetScope(scope: Exclude<ResetScope, StoredSelection>): Prisma.StudentAccountWhereInput {
  switch (scope.kind) {
    case "ALL":
      return {};
    case "CLASSES":
      return { className: { in: [...scope.names] } };
    case "GROUPS":
      return {
        groups: { hasSome: [...scope.names] },
        ...(scope.within && { className: { in: [...scope.within] } }),
      };
    case "STUDENTS":
      return { id: { in: [...scope.ids] } };
  }
}

/** The pupils a campaign is about, excluded ones included, in the order of names. */
export async function listStudentFacts(
  tx: Transaction,
  scope: Scope,
  about: ResetScope,
): Promise<NamedStudentFacts[]> {
  if (about.kind === "SELECTION") return (await listSelectedFacts(tx, scope, about.selectionId)).map(factsOf);
  const rows = await tx.studentAccount.findMany({
    where: { uai: { in: [...scope] }, ...inResetScope(about) },
    select: factColumns,
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
  });
  return rows.map(factsOf);
}

// A list of 30,000 pupils is joined where it is: Prisma would send as many parameters as ids.
function listSelectedFacts(tx: Transaction, scope: Scope, selectionId: string): Promise<FactRow[]> {
  return tx.$queryRaw<FactRow[]>`
    select student.id, student.last_name as "lastName", student.first_name as "firstName",
      student.class_name as "className", student.groups, student.state::text as state,
      student.password_changed_on as "passwordChangedOn", student.last_reset_at as "lastResetAt",
      student.left_on as "leftOn", student.withheld_reason as "withheldReason"
    from student_selection selection
    cross join lateral (select distinct unnest(selection.student_ids) as id) chosen
    join student_account student on student.uai = selection.uai and student.id = chosen.id
    where selection.uai = any(${[...scope]}) and selection.id = ${selectionId}::uuid
    order by student.last_name, student.first_name, student.id`;
}

/** The same facts for every pupil of a campaign, excluded ones included, as they are now. */
export async function listCampaignStudentFacts(
  tx: Transaction,
  scope: Scope,
  campaignId: string,
): Promise<StudentFacts[]> {
  const rows = await tx.studentAccount.findMany({
    where: { uai: { in: [...scope] }, resetItems: { some: { campaignId } } },
    select: factColumns,
  });
  return rows.map(factsOf);
}

/** The same facts for a batch of ids, locked until the commit, in one order so that two batches never block each other. */
export async function lockStudentFacts(
  tx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<StudentFacts[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    select id, last_name as "lastName", first_name as "firstName", class_name as "className", groups,
      state::text as state, password_changed_on as "passwordChangedOn", last_reset_at as "lastResetAt",
      left_on as "leftOn", withheld_reason as "withheldReason"
    from student_account where uai = any(${[...scope]}) and id = any(${[...ids]}::uuid[]) order by id for update`;
  return rows.map(factsOf);
}

export type CountByName = { name: string; label: string | null; count: number };

export function countByClass(tx: Transaction, scope: Scope, today: string): Promise<CountByName[]> {
  return tx.$queryRaw<CountByName[]>`
    select student.class_name as name, max(class.label) as label, count(*)::int as count
    from student_account student
    left join school_class class on class.uai = student.uai and class.code = student.class_name
    where student.uai = any(${[...scope]}) and student.class_name is not null
      and (student.left_on is null or student.left_on >= ${today})
    group by student.class_name order by student.class_name collate "fr-x-icu"`;
}

export function countByGroup(tx: Transaction, scope: Scope, today: string): Promise<CountByName[]> {
  return tx.$queryRaw<CountByName[]>`
    select name, null as label, count(*)::int as count
    from student_account, unnest(groups) as name
    where uai = any(${[...scope]}) and (left_on is null or left_on >= ${today})
    group by name order by name collate "fr-x-icu"`;
}
