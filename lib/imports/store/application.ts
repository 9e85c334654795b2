import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { goneChoice } from "../rules/preview/choices";
import type { Numbers, PlannedStudent } from "../rules/preview/planned-student";
import { storedRecord } from "../rules/preview/stored-shapes";
import type { StudentRecord } from "../rules/student-record";
import type { OfImport } from "./changes";

export type ChosenLine = {
  seq: number;
  kind: "NEW" | "CHANGED" | "DOUBTFUL";
  studentId: string | null;
  record: StudentRecord;
  choice: string | null;
};

const batchLength = 500;

/** The lines that are to be applied, batch after batch in the order of the file. */
export async function* listChosenLines(tx: Transaction, { uai, id }: OfImport): AsyncGenerator<ChosenLine[]> {
  let after = 0;
  for (;;) {
    const rows = await tx.importChange.findMany({
      where: {
        uai,
        importId: id,
        seq: { gt: after },
        OR: [{ kind: { in: ["NEW", "CHANGED"] } }, { kind: "DOUBTFUL", choice: { not: null } }],
      },
      orderBy: { seq: "asc" },
      take: batchLength,
      select: { seq: true, kind: true, studentId: true, record: true, choice: true },
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(({ kind, record, ...row }) =>
      kind === "GONE" ? [] : [{ ...row, kind, record: storedRecord.parse(record) }],
    );
    after = last.seq;
  }
}

/** Locks every pupil of the school, in one order, so that a campaign and an import wait for one another. */
export async function lockStudents(tx: Transaction, scope: Scope): Promise<void> {
  await tx.$executeRaw`
    select 1 from student_account where uai = any(${[...scope]}) order by id for update`;
}

/** Frees the numbers of pupils about to receive others, so that two of them may swap. */
export async function releaseNumbers(tx: Transaction, uai: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.studentAccount.updateMany({
    where: { uai, id: { in: [...ids] } },
    data: { ine: null, sourceId: null, identifier: null },
  });
}

/** Who, in the school, holds one of the numbers that these pupils are to receive. */
export function listHolders(tx: Transaction, uai: string, planned: readonly Numbers[]): Promise<Numbers[]> {
  const held = (values: readonly (string | null)[]) => values.filter((value) => value !== null);
  return tx.studentAccount.findMany({
    where: {
      uai,
      OR: [
        { ine: { in: held(planned.map(({ ine }) => ine)) } },
        { sourceId: { in: held(planned.map(({ sourceId }) => sourceId)) } },
        { identifier: { in: held(planned.map(({ identifier }) => identifier)) } },
      ],
    },
    select: { id: true, ine: true, sourceId: true, identifier: true },
  });
}

/** Writes pupils, new and known alike, with the changes of state that come along. */
export async function saveStudents(
  tx: Transaction,
  uai: string,
  planned: readonly PlannedStudent[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    insert into student_account (uai, id, source_id, ine, last_name, usage_name, first_name, name_key, search_text,
      birth_date, class_name, groups, identifier, state, source_state, password_changed_on, left_on, created_at)
    select ${uai}, id, "sourceId", ine, "lastName", "usageName", "firstName", "nameKey", "searchText",
      "birthDate", "className", array(select jsonb_array_elements_text(groups)), identifier,
      state::"StudentState", "sourceState", "passwordChangedOn", "leftOn", ${now}
    from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as planned(
      id uuid, "sourceId" text, ine text, "lastName" text, "usageName" text, "firstName" text, "nameKey" text,
      "searchText" text, "birthDate" text, "className" text, groups jsonb, identifier text, state text,
      "sourceState" text, "passwordChangedOn" text, "leftOn" text)
    on conflict (uai, id) do update set
      source_id = excluded.source_id, ine = excluded.ine, last_name = excluded.last_name,
      usage_name = excluded.usage_name, first_name = excluded.first_name, name_key = excluded.name_key,
      search_text = excluded.search_text, birth_date = excluded.birth_date, class_name = excluded.class_name,
      groups = excluded.groups, identifier = excluded.identifier, state = excluded.state,
      source_state = excluded.source_state, password_changed_on = excluded.password_changed_on,
      left_on = excluded.left_on`;
  await tx.studentStateChange.createMany({
    data: planned
      .filter(({ stateChanged }) => stateChanged)
      .map(({ id, state, sourceState }) => ({
        uai,
        studentId: id,
        state,
        sourceState,
        source: "IMPORT",
        at: now,
      })),
  });
}

/** Pupils who have chosen their own password have none to change. */
export async function savePasswordsChosen(
  tx: Transaction,
  uai: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.studentAccount.updateMany({
    where: { uai, id: { in: [...ids] } },
    data: { mustChangePassword: false },
  });
}

/** Closes the accounts ticked as gone, from this day (“AAAA-MM-JJ”) on; returns whose they are. */
export async function saveDepartedStudents(
  tx: Transaction,
  { uai, id }: OfImport,
  leftOn: string,
): Promise<string[]> {
  const rows = await tx.importChange.findMany({
    where: { uai, importId: id, kind: "GONE", choice: goneChoice },
    select: { studentId: true },
  });
  const ids = rows.flatMap(({ studentId }) => studentId ?? []);
  await tx.studentAccount.updateMany({ where: { uai, id: { in: ids } }, data: { leftOn } });
  return ids;
}

/** Tells the previews that the pupils have changed, and keeps the year of their classes when the file says it. */
export async function bumpStudentsVersion(
  tx: Transaction,
  uai: string,
  schoolYear: number | null,
): Promise<void> {
  await tx.establishment.update({
    where: { uai },
    data: { studentsVersion: { increment: 1 }, ...(schoolYear !== null && { schoolYear }) },
    select: { uai: true },
  });
}

/** Remembers whom each line ended up being, for the report. */
export async function savePlannedIds(
  tx: Transaction,
  { uai, id }: OfImport,
  planned: readonly PlannedStudent[],
): Promise<void> {
  const rows = planned.map(({ line, id: studentId, fields }) => ({
    seq: line,
    student_id: studentId,
    differences: fields.map((field) => ({ field })),
  }));
  await tx.$executeRaw`
    update import_change change set student_id = done.student_id, differences = done.differences
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as done(seq int, student_id uuid, differences jsonb)
    where change.uai = ${uai} and change.import_id = ${id}::uuid and change.seq = done.seq`;
}
