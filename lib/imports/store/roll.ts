import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { parisDay } from "@/lib/paris-day";
import { nameKey } from "@/lib/students/rules/search";
import { keepTrueLabel, type SchoolStudent } from "../rules/preview/changes";
import { emptyField, fieldEnd, groupEnd, lineEnd } from "../rules/preview/roll";
import type { LookupKeys } from "../rules/matching";
import type { StateLabel } from "../rules/state-labels";

type RollLine = { id: string; active: boolean; fingerprint: string };

const pageLength = 5_000;
const idLength = 36;

/**
 * Every pupil of the school as `fingerprintOf` tells them, a page at a time, each page one text of PostgreSQL’s. One
 * school, told by equality: among several, no index gives the pages in order.
 */
export async function* listRoll(tx: Transaction, uai: string): AsyncGenerator<RollLine[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const [row] = await tx.$queryRaw<{ page: string | null }[]>`
      select string_agg(
        id || case when left_on is null then '1' else '0' end
          || coalesce(source_id, ${emptyField}) || ${fieldEnd} || coalesce(ine, ${emptyField}) || ${fieldEnd}
          || last_name || ${fieldEnd} || coalesce(usage_name, ${emptyField}) || ${fieldEnd} || first_name
          || ${fieldEnd} || coalesce(birth_date, ${emptyField}) || ${fieldEnd}
          || coalesce(class_name, ${emptyField}) || ${fieldEnd} || coalesce(left_on, ${emptyField}) || ${fieldEnd}
          || array_to_string(groups, ${groupEnd}),
        ${lineEnd}) as page
      from (
        select * from student_account where uai = ${uai} and id > ${after}::uuid
        order by id limit ${pageLength}) as student`;
    if (!row?.page) return;
    const lines = row.page.split(lineEnd).map((line) => ({
      id: line.slice(0, idLength),
      active: line.charAt(idLength) === "1",
      fingerprint: line.slice(idLength + 1),
    }));
    yield lines;
    after = lines.reduce((last, { id }) => (id > last ? id : last), after);
    if (lines.length < pageLength) return;
  }
}

/** How many pupils the school has not seen leave, and whether one of them comes from SIECLE. */
export async function countSchool(
  tx: Transaction,
  uai: string,
): Promise<{ all: number; active: number; hasSiecle: boolean }> {
  const [row] = await tx.$queryRaw<{ all: number; active: number; hasSiecle: boolean }[]>`
    select count(*)::int as all, (count(*) filter (where left_on is null))::int as active,
      coalesce(bool_or(source_id is not null), false) as "hasSiecle"
    from student_account where uai = ${uai}`;
  return row ?? { all: 0, active: 0, hasSiecle: false };
}

/** The few pupils who bear a usual name, by the key of it: the table keeps that of the birth name only. */
export async function listUsageNames(
  tx: Transaction,
  uai: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.$queryRaw<{ id: string; usageName: string; firstName: string }[]>`
    select id, usage_name as "usageName", first_name as "firstName" from student_account
    where uai = ${uai} and usage_name is not null`;
  const byKey = new Map<string, string[]>();
  for (const { id, usageName, firstName } of rows) {
    const key = nameKey(usageName, firstName);
    byKey.set(key, [...(byKey.get(key) ?? []), id]);
  }
  return byKey;
}

type Wanted = { keys: readonly LookupKeys[]; usageIds: readonly string[] };

type CandidateRow = Omit<SchoolStudent, "resetOn"> & { lastResetAt: Date | null };

/** Every pupil that one of these records may speak of, by number or by name. */
export async function listCandidates(
  tx: Transaction,
  uai: string,
  { keys, usageIds }: Wanted,
  table: readonly StateLabel[],
): Promise<SchoolStudent[]> {
  const names = keys.flatMap((key) => [key.nameKey, ...given(key.usageNameKey)]);
  const rows = await tx.$queryRaw<CandidateRow[]>`
    with wanted as (
      select id from student_account
        where uai = ${uai} and ine = any(${keys.flatMap(({ ine }) => given(ine))})
      union select id from student_account
        where uai = ${uai} and source_id = any(${keys.flatMap(({ sourceId }) => given(sourceId))})
      union select id from student_account
        where uai = ${uai} and identifier = any(${keys.flatMap(({ identifier }) => given(identifier))})
      union select id from student_account where uai = ${uai} and name_key = any(${names})
      union select unnest(${[...usageIds]}::uuid[]))
    select student.id, source_id as "sourceId", ine, last_name as "lastName", usage_name as "usageName",
      first_name as "firstName", birth_date as "birthDate", class_name as "className", groups, identifier,
      source_state as "sourceState", password_changed_on as "passwordChangedOn", left_on as "leftOn",
      state::text as state, last_reset_at as "lastResetAt",
      (select created_at from provisional_secret secret
        where secret.uai = student.uai and secret.live_student_id = student.id) as "secretSince"
    from student_account student join wanted on wanted.id = student.id
    where student.uai = ${uai}`;
  return rows.map(({ lastResetAt, ...row }) =>
    keepTrueLabel({ ...row, resetOn: lastResetAt && parisDay(lastResetAt) }, table),
  );
}

const given = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
