import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { defineJob } from "@/lib/platform/define-job";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import type { Scope } from "@/lib/platform/scope";
import { settleDoubt } from "../rules/preview/choices";
import { asOfFile } from "../rules/preview/as-of";
import { isActivated, type SchoolStudent } from "../rules/preview/changes";
import {
  findSharedNumbers,
  movesNumber,
  planStudent,
  type PlannedStudent,
} from "../rules/preview/planned-student";
import type { StateLabel } from "../rules/state-labels";
import { voidActivatedSecrets } from "@/lib/resets/activation";
import { parisDay } from "@/lib/paris-day";
import {
  bumpStudentsVersion,
  listChosenLines,
  listHolders,
  lockStudents,
  releaseNumbers,
  saveDepartedStudents,
  savePasswordsChosen,
  savePlannedIds,
  saveStudents,
  type ChosenLine,
} from "../store/application";
import { stripChanges } from "../store/changes";
import { lockImport, type StoredImport } from "../store/imports";
import { listSchoolStudents, lockSchool, saveClasses } from "../store/school";
import { closeImport } from "./close-import";
import { importTarget, readAgain, refreshOthers } from "./read-again";
import { applyAtOnce, ClashingLines, sharedNumber } from "./apply-at-once";

/**
 * Applies a confirmed preview in one transaction, all or nothing: pupils, states, journal, then the personal data of
 * the upload is erased. A preview older than the pupils is read again instead.
 */
export const applyImport = defineJob({
  name: "import-apply",
  audit: "student.imported",
  payload: z.object({ importId: z.uuid() }),
  run: ({ payload: { importId }, ...work }) => applyAtOnce(work, importId, apply),
});

async function apply(tx: Transaction, scope: Scope, importId: string, now: Date): Promise<JournalTarget[]> {
  const { studentsVersion, table } = await lockSchool(tx, scope);
  const held = await lockImport(tx, scope, importId);
  if (held?.status !== "APPLYING") return [];
  if (held.format === "SIECLE_STRUCTURES") return applyClasses(tx, held, now);
  if (held.studentsVersion !== studentsVersion) return readAgain(tx, held);

  await lockStudents(tx, scope);
  const students = await listSchoolStudents(tx, scope, table);
  const asOf = asOfFile({ exportedOn: held.facts.exportedOn, receivedAt: held.createdAt });
  const school = { table, asOf, byId: new Map(students.map((student) => [student.id, student])) };
  await releaseMovedNumbers(tx, held, school);
  const written = await writeStudents(tx, held, school, now);
  const gone = await saveDepartedStudents(tx, held, parisDay(now));
  const spent = [...written.filter(({ secretIsSpent }) => secretIsSpent).map(({ id }) => id), ...gone];
  const purged = new Set(await voidActivatedSecrets(tx, held.uai, spent, { before: school.asOf, now }));
  const chosen = written.filter(({ id, isActive }) => isActive && purged.has(id));
  await savePasswordsChosen(
    tx,
    held.uai,
    chosen.map(({ id }) => id),
  );
  await bumpStudentsVersion(tx, held.uai, held.facts.schoolYear ?? null);

  const added = written.filter(({ isNew }) => isNew).length;
  const ignored = held.counts.doubtful - written.filter(({ wasDoubtful }) => wasDoubtful).length;
  const applied = { added, changed: written.length - added, gone: gone.length, ignored, purged: purged.size };
  await stripChanges(tx, held);
  await closeImport(tx, held, applied, now);
  await refreshOthers(tx, scope, held);
  return [
    importTarget(held, { status: "APPLIED", sha256: held.sha256, ...applied }),
    ...written.map(({ id, fields, isNew, className }) => ({
      kind: "student",
      id,
      detail: {
        ...{ import: held.id, fields: isNew ? [] : [...fields], isNew, className },
        ...(purged.has(id) && { purged: true }),
      },
    })),
    ...gone.map((id) => ({
      kind: "student",
      id,
      detail: { import: held.id, fields: ["leftOn"], ...(purged.has(id) && { purged: true }) },
    })),
  ];
}

type SchoolView = { table: readonly StateLabel[]; asOf: Date; byId: ReadonlyMap<string, SchoolStudent> };

/** The pupil that a line makes, or null when it touches nobody. Refused when its pupil is no longer there. */
function planLine(line: ChosenLine, { table, byId, asOf }: SchoolView): PlannedStudent | null {
  const newId = randomUUID();
  if (line.kind === "NEW") return planStudent({ record: line.record, known: undefined, newId, table, asOf });
  const target =
    line.kind === "DOUBTFUL"
      ? settleDoubt(line.choice)
      : { kind: "known" as const, id: line.studentId ?? "" };
  if (target.kind === "nobody") return null;
  const known = target.kind === "known" ? byId.get(target.id) : undefined;
  if (target.kind === "known" && !known)
    throw new Error("A line names a pupil that the school does not hold");
  return planStudent({ record: line.record, known, newId, table, asOf });
}

async function releaseMovedNumbers(tx: Transaction, held: StoredImport, school: SchoolView): Promise<void> {
  const seen = new Map<string, number>();
  for await (const lines of listChosenLines(tx, held)) {
    const planned = lines.flatMap((line) => planLine(line, school) ?? []);
    for (const { id, line } of planned) {
      const earlier = seen.get(id);
      if (earlier !== undefined) throw new ClashingLines([earlier, line], sharedNumber);
      seen.set(id, line);
    }
    const moving = planned.filter((student) => !student.isNew && movesNumber(student));
    await releaseNumbers(
      tx,
      held.uai,
      moving.map(({ id }) => id),
    );
  }
}

type Written = Pick<PlannedStudent, "id" | "fields" | "isNew" | "className" | "secretIsSpent"> & {
  wasDoubtful: boolean;
  isActive: boolean;
};

async function writeStudents(
  tx: Transaction,
  held: StoredImport,
  school: SchoolView,
  now: Date,
): Promise<Written[]> {
  const written: Written[] = [];
  for await (const lines of listChosenLines(tx, held)) {
    const planned = lines.flatMap((line) => planLine(line, school) ?? []);
    const shared = findSharedNumbers(planned, await listHolders(tx, held.uai, planned));
    if (shared.length > 0) throw new ClashingLines(shared, sharedNumber);
    await saveStudents(tx, held.uai, planned, now);
    await savePlannedIds(tx, held, planned);
    const doubts = new Set(lines.filter(({ kind }) => kind === "DOUBTFUL").map(({ seq }) => seq));
    for (const { id, fields, isNew, className, secretIsSpent, line, state } of planned) {
      const facts = { wasDoubtful: doubts.has(line), isActive: isActivated(state) };
      written.push({ id, fields, isNew, className, secretIsSpent, ...facts });
    }
  }
  return written;
}

async function applyClasses(tx: Transaction, held: StoredImport, now: Date): Promise<JournalTarget[]> {
  const classes = held.facts.classes ?? [];
  await saveClasses(tx, held.uai, classes);
  const { added, changed } = held.counts;
  await closeImport(tx, held, { added, changed, gone: 0, ignored: 0, purged: 0 }, now);
  return [importTarget(held, { status: "APPLIED", sha256: held.sha256, added, changed })];
}
