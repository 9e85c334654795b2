import "server-only";
import * as z from "zod";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { parisDay } from "@/lib/paris-day";
import { keepTrueLabel, type SchoolStudent } from "../rules/preview/changes";
import { studentStates } from "@/lib/students/rules/states";
import { labelsOf } from "../rules/preview/wording";
import type { ClassChange } from "../rules/preview/stored-shapes";
import type { StateLabel } from "../rules/state-labels";

const storedLabels = z.record(z.string(), z.enum(studentStates));

export type SchoolSettings = {
  studentsVersion: number;
  /** Starting year of the classes the school holds; null until SIECLE says it. */
  schoolYear: number | null;
  table: readonly StateLabel[];
};

export async function findSchoolSettings(tx: Transaction, scope: Scope): Promise<SchoolSettings> {
  const school = await tx.establishment.findFirstOrThrow({
    where: { uai: { in: [...scope] } },
    select: { studentsVersion: true, schoolYear: true, stateLabels: true },
  });
  const rows = Object.entries(storedLabels.parse(school.stateLabels));
  const table = labelsOf(rows.map(([label, state]) => ({ label, state })));
  return { studentsVersion: school.studentsVersion, schoolYear: school.schoolYear, table };
}

/** Takes the school for one import alone, until the commit: two previews are never applied over one another. */
export async function lockSchool(tx: Transaction, scope: Scope): Promise<SchoolSettings> {
  await tx.$queryRaw`select 1 from establishment where uai = any(${[...scope]}) for update`;
  return findSchoolSettings(tx, scope);
}

export async function saveStateTable(
  tx: Transaction,
  uai: string,
  table: readonly StateLabel[],
): Promise<void> {
  const stateLabels = Object.fromEntries(table.map(({ label, state }) => [label, state]));
  await tx.establishment.update({ where: { uai }, data: { stateLabels }, select: { uai: true } });
}

/** Every pupil of the school, gone ones included. A school holds some thousands: they fit in memory, a file may not. */
export async function listSchoolStudents(
  tx: Transaction,
  scope: Scope,
  table: readonly StateLabel[],
): Promise<SchoolStudent[]> {
  const rows = await tx.studentAccount.findMany({
    where: { uai: { in: [...scope] } },
    select: {
      id: true,
      sourceId: true,
      ine: true,
      lastName: true,
      usageName: true,
      firstName: true,
      birthDate: true,
      className: true,
      groups: true,
      identifier: true,
      sourceState: true,
      passwordChangedOn: true,
      leftOn: true,
      state: true,
      lastResetAt: true,
    },
  });
  const secrets = await tx.provisionalSecret.findMany({
    where: { uai: { in: [...scope] }, liveStudentId: { not: null } },
    select: { studentId: true, createdAt: true },
  });
  const since = new Map(secrets.map(({ studentId, createdAt }) => [studentId, createdAt]));
  return rows.map(({ lastResetAt, ...row }) =>
    keepTrueLabel(
      { ...row, resetOn: lastResetAt && parisDay(lastResetAt), secretSince: since.get(row.id) ?? null },
      table,
    ),
  );
}

/** What a structures file would change: each class with the label it has here and its pupils. */
export async function compareClasses(
  tx: Transaction,
  scope: Scope,
  divisions: readonly { code: string; label: string }[],
): Promise<ClassChange[]> {
  const known = await tx.schoolClass.findMany({
    where: { uai: { in: [...scope] } },
    select: { code: true, label: true },
  });
  const pupils = await tx.studentAccount.groupBy({
    by: ["className"],
    where: { uai: { in: [...scope] }, leftOn: null },
    _count: { _all: true },
  });
  const labels = new Map(known.map(({ code, label }) => [code, label]));
  const counts = new Map(pupils.map(({ className, _count }) => [className, _count._all]));
  return divisions.map(({ code, label }) => ({
    code,
    label,
    before: labels.get(code) ?? null,
    studentCount: counts.get(code) ?? 0,
  }));
}

export async function saveClasses(
  tx: Transaction,
  uai: string,
  classes: readonly ClassChange[],
): Promise<void> {
  const rows = classes.map(({ code, label }) => ({ code, label }));
  await tx.$executeRaw`
    insert into school_class (uai, code, label)
    select ${uai}, code, label from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as class(code text, label text)
    on conflict (uai, code) do update set label = excluded.label`;
}
