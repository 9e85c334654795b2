import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { MatchingCount } from "../rules/class-table";
import { foldText } from "../rules/search";
import type { StudentState } from "../rules/states";
import type { Situation, StudentFilter } from "../schema";

export type StudentRow = {
  id: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  className: string | null;
  identifier: string | null;
  state: StudentState;
  lastResetAt: Date | null;
  withheldReason: string | null;
  leftOn: string | null;
};

const rowColumns = Prisma.sql`student.id, student.last_name as "lastName", student.usage_name as "usageName",
  student.first_name as "firstName", student.class_name as "className", student.identifier,
  student.state::text as state, student.last_reset_at as "lastResetAt",
  student.withheld_reason as "withheldReason", student.left_on as "leftOn"`;

const byName = Prisma.sql`student.last_name, student.first_name, student.id`;

/** Where one pupil stands in the order of names. */
export type Position = { lastName: string; firstName: string; id: string };

export function findPosition(tx: Transaction, scope: Scope, id: string): Promise<Position | null> {
  return tx.studentAccount.findFirst({
    where: { uai: { in: [...scope] }, id },
    select: { lastName: true, firstName: true, id: true },
  });
}

/** `today` is "AAAA-MM-JJ" in Paris: who left before it is only in the list of those gone. */
export type Matching = { filter: StudentFilter; today: string };
export type Page = { after: Position | null; limit: number };

/** A page in the order of names, read along its index. */
export function listStudents(
  tx: Transaction,
  scope: Scope,
  matching: Matching,
  { after, limit }: Page,
): Promise<StudentRow[]> {
  return tx.$queryRaw<StudentRow[]>`
    select ${rowColumns} from student_account student
    where ${inScope(scope)} and ${isMatch(matching)} and ${isAfter(after)}
    order by ${byName} limit ${limit}`;
}

/** JSON writes instants as text. */
type Told<Row> = Omit<Row, "lastResetAt"> & { lastResetAt: string | null };
type FoundAtOnce = { students: Told<StudentRow>[]; counts: Told<MatchingCount>[] };

/**
 * A page of those who match, and the pupils present by class and state with how many of them match. No index finds a
 * part of a name: the school is read once for all three.
 */
export async function searchStudents(
  tx: Transaction,
  scope: Scope,
  matching: Matching,
  { after, limit }: Page,
): Promise<{ students: StudentRow[]; counts: MatchingCount[] }> {
  const [found] = await tx.$queryRaw<FoundAtOnce[]>`
    with school as materialized (
      select id, last_name, first_name, class_name, state, withheld_reason, last_reset_at,
        ${isPresent(matching.today)} as present, ${isMatch(matching)} as matches
      from student_account student where ${inScope(scope)}
    ), page as (
      select id from school student where matches and ${isAfter(after)} order by ${byName} limit ${limit}
    )
    select
      (
        select coalesce(json_agg(line), '[]') from (
          select ${rowColumns} from student_account student
          where ${inScope(scope)} and student.id in (select id from page) order by ${byName}
        ) line
      ) as students,
      (
        select coalesce(json_agg(line), '[]') from (
          select class_name as "className", state, count(*) filter (where present) as count,
            count(withheld_reason) filter (where present) as withheld,
            max(last_reset_at) filter (where present) as "lastResetAt",
            count(*) filter (where matches) as matching
          from school group by class_name, state
        ) line
      ) as counts`;
  const { students = [], counts = [] } = found ?? {};
  return { students: students.map(withInstant), counts: counts.map(withInstant) };
}

const withInstant = <Row extends { lastResetAt: string | null }>(row: Row) => ({
  ...row,
  lastResetAt: row.lastResetAt === null ? null : new Date(row.lastResetAt),
});

export async function listStudentIds(tx: Transaction, scope: Scope, matching: Matching): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select student.id from student_account student
    where ${inScope(scope)} and ${isMatch(matching)}
    order by ${byName}`;
  return rows.map(({ id }) => id);
}

/** Those of these ids that one may see. */
export async function listExistingIds(
  tx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select student.id from student_account student where ${inScope(scope)} and student.id = any(${[...ids]}::uuid[])`;
  return rows.map(({ id }) => id);
}

type ExportRow = StudentRow & { groups: string[]; ine: string | null; passwordChangedOn: string | null };

export function listForExport(tx: Transaction, scope: Scope, matching: Matching): Promise<ExportRow[]> {
  return tx.$queryRaw<ExportRow[]>`
    select ${rowColumns}, student.groups, student.ine, student.password_changed_on as "passwordChangedOn"
    from student_account student
    where ${inScope(scope)} and ${isMatch(matching)}
    order by ${byName}`;
}

/** As a list, not an array: only then does PostgreSQL follow the index of names instead of sorting the school. */
const inScope = (scope: Scope) => Prisma.sql`student.uai in (${Prisma.join([...scope])})`;

const isAfter = (position: Position | null) =>
  position === null
    ? Prisma.sql`true`
    : Prisma.sql`(${byName}) > (${position.lastName}, ${position.firstName}, ${position.id}::uuid)`;

const isPresent = (today: string) => Prisma.sql`(student.left_on is null or student.left_on >= ${today})`;

function isMatch({ filter: { q, classe, etat, situation }, today }: Matching): Prisma.Sql {
  const conditions = [
    situation === "PARTIS" ? Prisma.sql`student.left_on < ${today}` : isPresent(today),
    ...(classe === undefined ? [] : [Prisma.sql`student.class_name = ${classe}`]),
    ...(etat === undefined ? [] : [Prisma.sql`student.state = ${etat}::"StudentState"`]),
    ...(situation === undefined ? [] : [situationConditions[situation]]),
    ...(q === undefined ? [] : [isFoundBy(q)]),
  ];
  return Prisma.sql`(${Prisma.join(conditions, " and ")})`;
}

const situationConditions: Record<Situation, Prisma.Sql> = {
  SANS_CLASSE: Prisma.sql`student.class_name is null`,
  ECARTES: Prisma.sql`student.withheld_reason is not null`,
  PARTIS: Prisma.sql`true`,
};

/** Every word, anywhere in the names or the identifier; or the whole INE. Signs alone find nobody. */
function isFoundBy(query: string): Prisma.Sql {
  const words = foldText(query).split(" ").filter(Boolean);
  const named = words.map((word) => Prisma.sql`student.search_text like ${`%${literal(word)}%`}`);
  const isIne = Prisma.sql`student.ine = ${query.toUpperCase().replace(/\s/g, "")}`;
  return words.length === 0 ? isIne : Prisma.sql`((${Prisma.join(named, " and ")}) or ${isIne})`;
}

const literal = (word: string) => word.replace(/[\\%_]/g, "\\$&");
