import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { ClassStateCount } from "./rules/class-table";
import { foldText } from "./rules/search";
import type { Situation, StudentFilter } from "./schema";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

const rowColumns = {
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
} satisfies Prisma.StudentAccountSelect;

export type StudentRow = Prisma.StudentAccountGetPayload<{ select: typeof rowColumns }>;

const byName = [
  { lastName: "asc" },
  { firstName: "asc" },
  { id: "asc" },
] satisfies Prisma.StudentAccountOrderByWithRelationInput[];

/** Where one pupil stands in the order of names. */
export type Position = { lastName: string; firstName: string; id: string };

export function findPosition(tx: Transaction, scope: Scope, id: string): Promise<Position | null> {
  return tx.studentAccount.findFirst({
    where: { ...inScope(scope), id },
    select: { lastName: true, firstName: true, id: true },
  });
}

/** `today` is "AAAA-MM-JJ" in Paris: who left before it is only in the list of those gone. */
export type Matching = { filter: StudentFilter; today: string };

/** A page in the order of names, after a position. Written as OR: Prisma's own cursor is 14 times slower. */
export function listStudents(
  tx: Transaction,
  scope: Scope,
  matching: Matching,
  page: { after: Position | null; limit: number },
): Promise<StudentRow[]> {
  return tx.studentAccount.findMany({
    where: { AND: [...conditionsOf(scope, matching), ...(page.after ? [isAfter(page.after)] : [])] },
    orderBy: byName,
    take: page.limit,
    select: rowColumns,
  });
}

function isAfter({ lastName, firstName, id }: Position): Prisma.StudentAccountWhereInput {
  return {
    // Says again what the OR implies, so that the index starts at the name.
    lastName: { gte: lastName },
    OR: [
      { lastName: { gt: lastName } },
      { lastName, firstName: { gt: firstName } },
      { lastName, firstName, id: { gt: id } },
    ],
  };
}

export function countStudents(tx: Transaction, scope: Scope, matching: Matching): Promise<number> {
  return tx.studentAccount.count({ where: { AND: conditionsOf(scope, matching) } });
}

export async function listStudentIds(tx: Transaction, scope: Scope, matching: Matching): Promise<string[]> {
  const rows = await tx.studentAccount.findMany({
    where: { AND: conditionsOf(scope, matching) },
    orderBy: byName,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Those of these ids that one may see. */
export async function listExistingIds(
  tx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from student_account where uai = any(${[...scope]}) and id = any(${[...ids]}::uuid[])`;
  return rows.map(({ id }) => id);
}

export function listForExport(tx: Transaction, scope: Scope, matching: Matching) {
  return tx.studentAccount.findMany({
    where: { AND: conditionsOf(scope, matching) },
    orderBy: byName,
    select: { ...rowColumns, groups: true, ine: true, passwordChangedOn: true },
  });
}

function conditionsOf(scope: Scope, { filter, today }: Matching): Prisma.StudentAccountWhereInput[] {
  const { q, classe, etat, situation } = filter;
  return [
    inScope(scope),
    situation === "PARTIS"
      ? { leftOn: { lt: today } }
      : { OR: [{ leftOn: null }, { leftOn: { gte: today } }] },
    ...(classe === undefined ? [] : [{ className: classe }]),
    ...(etat === undefined ? [] : [{ state: etat }]),
    ...(situation === undefined ? [] : [situationConditions[situation]]),
    ...(q === undefined ? [] : [isFoundBy(q)]),
  ];
}

const situationConditions: Record<Situation, Prisma.StudentAccountWhereInput> = {
  SANS_CLASSE: { className: null },
  ECARTES: { withheldReason: { not: null } },
  PARTIS: {},
};

/** Every word, anywhere in the names or the identifier; or the whole INE. Signs alone find nobody. */
function isFoundBy(query: string): Prisma.StudentAccountWhereInput {
  const words = foldText(query).split(" ").filter(Boolean);
  const named = { AND: words.map((word) => ({ searchText: { contains: literal(word) } })) };
  const isIne = { ine: query.toUpperCase().replace(/\s/g, "") };
  return words.length === 0 ? isIne : { OR: [named, isIne] };
}

// Prisma passes the signs of LIKE through.
const literal = (word: string) => word.replace(/[\\%_]/g, "\\$&");

export function countByClassAndState(
  tx: Transaction,
  scope: Scope,
  today: string,
): Promise<ClassStateCount[]> {
  return tx.$queryRaw<ClassStateCount[]>`
    select class_name as "className", state::text as state, count(*)::int as count,
      count(withheld_reason)::int as withheld, max(last_reset_at) as "lastResetAt"
    from student_account
    where uai = any(${[...scope]}) and (left_on is null or left_on >= ${today})
    group by class_name, state`;
}

/** Long names of the classes that have one. */
export async function listClassLabels(tx: Transaction, scope: Scope): Promise<Map<string, string>> {
  const rows = await tx.schoolClass.findMany({
    where: inScope(scope),
    select: { code: true, label: true },
  });
  return new Map(rows.map(({ code, label }) => [code, label]));
}

export function findStudent(tx: Transaction, scope: Scope, id: string) {
  return tx.studentAccount.findFirst({
    where: { ...inScope(scope), id },
    select: {
      ...rowColumns,
      uai: true,
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
