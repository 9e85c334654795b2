import "server-only";
import { lendName } from "@/lib/platform/database/long-text";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { MatchResult } from "../rules/matching";
import type { Opposition } from "../rules/preview/roll";
import type { PreparedChange } from "../rules/preview/changes";

export type OfImport = { uai: string; id: string };

/**
 * Lines of a preview as JSON: a text is short-lived memory, the thousand objects it is made of are not. New pupils are
 * told apart as records alone, read at half the cost: a first import has no other line, and may have a great many.
 */
export type LineTexts = { newRecords: string | null; others: string | null };

export function textsOf(changes: readonly PreparedChange[]): LineTexts {
  const added = changes.filter(({ kind }) => kind === "NEW").map(({ record }) => record);
  const others = changes
    .filter(({ kind }) => kind !== "NEW")
    .map((change) => ({ ...change, student_id: change.studentId }));
  const textOf = (lines: readonly unknown[]) => (lines.length === 0 ? null : JSON.stringify(lines));
  return { newRecords: textOf(added), others: textOf(others) };
}

/** Adds lines of a preview, in at most two statements. */
export async function saveLines(
  tx: Transaction,
  { uai, id }: OfImport,
  { newRecords, others }: LineTexts,
): Promise<void> {
  if (newRecords !== null)
    await lendName(
      newRecords,
      (text) => tx.$executeRaw`
        insert into import_change (uai, import_id, seq, kind, record)
        select ${uai}, ${id}::uuid, (record ->> 'line')::int, 'NEW', record
        from jsonb_array_elements(${text}::jsonb) as record`,
    );
  if (others !== null)
    await lendName(
      others,
      (text) => tx.$executeRaw`
        insert into import_change (uai, import_id, seq, kind, student_id, record, differences, doubt, candidates)
        select ${uai}, ${id}::uuid, seq, kind::"ImportChangeKind", student_id, record, differences, doubt,
          array(select jsonb_array_elements_text(candidates)::uuid)
        from jsonb_to_recordset(${text}::jsonb) as change(
          seq int, kind text, student_id uuid, record jsonb, differences jsonb, doubt text, candidates jsonb)`,
    );
}

/** Lines that a later one of the same file contradicted become doubtful too. */
export async function saveContradictions(
  tx: Transaction,
  { uai, id }: OfImport,
  contradicted: ReadonlyMap<number, MatchResult>,
): Promise<void> {
  const rows = [...contradicted].flatMap(([seq, match]) =>
    match.kind === "doubtful" ? [{ seq, doubt: match.reason, candidates: match.candidateIds }] : [],
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update import_change change
    set kind = 'DOUBTFUL', student_id = null, differences = '[]', doubt = said.doubt,
      candidates = array(select jsonb_array_elements_text(said.candidates)::uuid)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(seq int, doubt text, candidates jsonb)
    where change.uai = ${uai} and change.import_id = ${id}::uuid and change.seq = said.seq`;
}

/** Pupils of the file that the school knows and has not seen leave. */
export async function countMatchedActive(tx: Transaction, { uai, id }: OfImport): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from import_change change
    join student_account student on student.uai = change.uai and student.id = change.student_id
    where change.uai = ${uai} and change.import_id = ${id}::uuid and change.kind = 'CHANGED'
      and student.left_on is null`;
  return row?.count ?? 0;
}

/**
 * A pupil found unchanged was not written down; once another line speaks of the same pupil, both are doubtful, and the
 * first says again what is known.
 */
export async function saveOppositions(
  tx: Transaction,
  { uai, id }: OfImport,
  oppositions: readonly Opposition[],
): Promise<void> {
  if (oppositions.length === 0) return;
  const said = JSON.stringify(oppositions);
  await tx.$executeRaw`
    update import_change change
    set kind = 'DOUBTFUL', student_id = null, differences = '[]', doubt = 'DUPLICATE_IN_FILE',
      candidates = array(
        select distinct candidate
        from unnest(array_append(change.candidates, change.student_id) || opposed.ids) as candidate
        where candidate is not null order by candidate)
    from (
      select line::int as seq, array_agg(id) as ids
      from jsonb_to_recordset(${said}::jsonb) as said(id uuid, against jsonb),
        jsonb_array_elements_text(against) as line
      group by line) as opposed
    where change.uai = ${uai} and change.import_id = ${id}::uuid and change.seq = opposed.seq`;
  await tx.$executeRaw`
    insert into import_change (uai, import_id, seq, kind, record, differences, doubt, candidates)
    select student.uai, ${id}::uuid, said.line, 'DOUBTFUL', jsonb_build_object(
      'line', said.line, 'sourceId', source_id, 'ine', ine, 'lastName', last_name, 'usageName', usage_name,
      'firstName', first_name, 'birthDate', birth_date, 'className', class_name, 'leftOn', left_on,
      'groups', to_jsonb(groups)), '[]', 'DUPLICATE_IN_FILE', array[student.id]
    from jsonb_to_recordset(${said}::jsonb) as said(id uuid, line int)
    join student_account student on student.uai = ${uai} and student.id = said.id`;
}

/**
 * Proposes the departure of each active pupil whom no line speaks of, not even as a candidate of a doubt: of the whole
 * school, or of those whom no line written down nor left out spoke of.
 */
export async function saveAbsentees(
  tx: Transaction,
  { uai, id }: OfImport,
  unseen: readonly string[] | null,
): Promise<void> {
  const among = unseen ?? [];
  await tx.$executeRaw`
    with spoken as (
      select student_id from import_change
        where uai = ${uai} and import_id = ${id}::uuid and student_id is not null
      union
      select unnest(candidates) from import_change where uai = ${uai} and import_id = ${id}::uuid)
    insert into import_change (uai, import_id, seq, kind, student_id)
    select uai, ${id}::uuid,
      (select coalesce(max(seq), 0) from import_change where uai = ${uai} and import_id = ${id}::uuid)
        + row_number() over (order by class_name, last_name, first_name, id),
      'GONE', id
    from student_account
    where uai = ${uai} and left_on is null and id not in (select student_id from spoken)
      and (${unseen === null} or id = any(${[...among]}::uuid[]))`;
}

/** Forgets the pupils found identical: only their number is kept. */
export async function removeUnchanged(tx: Transaction, { uai, id }: OfImport): Promise<number> {
  return tx.$executeRaw`
    delete from import_change
    where uai = ${uai} and import_id = ${id}::uuid and kind = 'CHANGED' and differences = '[]'`;
}

export async function countChanges(tx: Transaction, scope: Scope, id: string) {
  const rows = await tx.importChange.groupBy({
    by: ["kind"],
    where: { uai: { in: [...scope] }, importId: id },
    _count: { _all: true, choice: true },
  });
  const of = (kind: (typeof rows)[number]["kind"]) =>
    rows.find((row) => row.kind === kind)?._count ?? { _all: 0, choice: 0 };
  return {
    added: of("NEW")._all,
    changed: of("CHANGED")._all,
    gone: of("GONE")._all,
    chosenGone: of("GONE").choice,
    doubtful: of("DOUBTFUL")._all,
    settledDoubts: of("DOUBTFUL").choice,
  };
}

export async function removeChanges(tx: Transaction, { uai, id }: OfImport): Promise<void> {
  await tx.importChange.deleteMany({ where: { uai, importId: id } });
}

/** Once applied, a line keeps whom it touched and which fields; what the file said of the pupil goes. */
export async function stripChanges(tx: Transaction, { uai, id }: OfImport): Promise<void> {
  await tx.$executeRaw`
    update import_change set record = null, candidates = '{}', differences = (
      select coalesce(jsonb_agg(jsonb_build_object('field', difference -> 'field')), '[]')
      from jsonb_array_elements(differences) as difference)
    where uai = ${uai} and import_id = ${id}::uuid`;
}
