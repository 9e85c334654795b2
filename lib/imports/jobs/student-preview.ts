import "server-only";
import type { Remarks } from "@/lib/files/remarks";
import { createClaims, type Claims } from "../rules/claims";
import { decideDepartures, type StudentFileFormat } from "../rules/departures";
import { indexKnown, matchStudent, mayCreateStudents, type KnownIndex } from "../rules/matching";
import {
  dropStaleState,
  prepareChange,
  weighMatch,
  type PreparedChange,
  type SchoolStudent,
} from "../rules/preview/changes";
import type { ImportCounts, ImportFacts, ImportFormat } from "../rules/preview/stored-shapes";
import { previewWarnings } from "../rules/preview/warnings";
import { mapState, type StateLabel } from "../rules/state-labels";
import type { StudentRecord } from "../rules/student-record";
import {
  countChanges,
  countMatchedActive,
  listClassesOfFile,
  removeUnchanged,
  saveAbsentees,
  saveChanges,
  saveContradictions,
} from "../store/changes";
import { findAppliedTwin, saveImport } from "../store/imports";
import { findSchoolSettings, listSchoolStudents } from "../store/school";
import { holdReading, type Reading } from "./reading";

/** A file of pupils ready to be read, whatever its format. */
export type StudentFile = {
  format: Exclude<ImportFormat, "SIECLE_STRUCTURES">;
  facts: ImportFacts;
  /** What recognising the file already found to say. */
  remarks: readonly string[];
  /** Pupils in the file, when it is known beforehand. */
  total: number | null;
  warnings: Remarks;
  rejected: Remarks;
  batches: AsyncIterable<StudentRecord[]>;
};

type School = {
  version: number;
  table: readonly StateLabel[];
  byId: ReadonlyMap<string, SchoolStudent>;
  index: KnownIndex;
  mayCreate: boolean;
};

/** What is gathered along the file. */
type Tally = {
  claims: Claims;
  read: number;
  left: number;
  secretsToErase: number;
  unknownLabels: Set<string>;
};

/** The preview of a file of pupils, batch by batch; it shows once the last step is committed, whole. */
export async function previewStudents(reading: Reading, file: StudentFile): Promise<void> {
  const school = await loadSchool(reading, file.format);
  const tally: Tally = {
    claims: createClaims(),
    read: 0,
    left: 0,
    secretsToErase: 0,
    unknownLabels: new Set(),
  };
  for await (const batch of file.batches) {
    const changes = batch.flatMap((record) => previewRecord(record, school, tally));
    await reading.step(async ({ tx }) => {
      const held = await holdReading(tx, reading);
      const counts = { ...held.counts, read: tally.read, total: file.total };
      await saveImport(tx, held, { counts, format: file.format });
      await saveChanges(tx, held, changes);
      return { result: undefined, targets: [] };
    });
  }
  await finishPreview(reading, file, school, tally);
}

function loadSchool({ step, scope }: Reading, format: StudentFile["format"]): Promise<School> {
  return step(async ({ tx }) => {
    const { studentsVersion, table } = await findSchoolSettings(tx, scope);
    const students = await listSchoolStudents(tx, scope, table);
    const hasSiecle = students.some(({ sourceId }) => sourceId !== null);
    const school = {
      version: studentsVersion,
      table,
      byId: new Map(students.map((student) => [student.id, student])),
      index: indexKnown(students),
      mayCreate: mayCreateStudents(studentFormat(format), hasSiecle),
    };
    return { result: school, targets: [] };
  });
}

function studentFormat(format: StudentFile["format"]): StudentFileFormat {
  return format === "SIECLE_STUDENTS" ? "SIECLE" : format;
}

function previewRecord(record: StudentRecord, school: School, tally: Tally): PreparedChange[] {
  tally.read += 1;
  const match = weighMatch(record, matchStudent(record, school.index, school), school.index);
  const change = prepareChange(record, tally.claims.claim(record, match), school.byId);
  if (!change) {
    tally.left += 1;
    return [];
  }
  tallyState(change, school, tally);
  return [change];
}

function tallyState(change: PreparedChange, { byId, table }: School, tally: Tally): void {
  const known = byId.get(change.studentId ?? "");
  const { sourceState } = known ? dropStaleState(change.record, known) : change.record;
  if (!sourceState) return;
  const state = mapState(sourceState, table);
  if (state === "UNKNOWN") tally.unknownLabels.add(sourceState);
  if (state === "ACTIVE" && known?.hasSecret) tally.secretsToErase += 1;
}

/** All that needs the whole file: contradictions, departures, what is unchanged, counts; then the preview shows. */
function finishPreview(reading: Reading, file: StudentFile, school: School, tally: Tally): Promise<void> {
  return reading.step(
    async ({ tx }) => {
      const held = await holdReading(tx, reading);
      const { studentsVersion } = await findSchoolSettings(tx, reading.scope);
      // The queue reads the file again, against the pupils as they now are.
      if (studentsVersion !== school.version) throw new Error("The pupils changed while the file was read");
      await saveContradictions(tx, held, tally.claims.contradicted());
      const departures = decideDepartures({
        format: studentFormat(file.format),
        knownCount: [...school.byId.values()].filter(({ leftOn }) => leftOn === null).length,
        matchedCount: await countMatchedActive(tx, held),
        scopeClasses: await listClassesOfFile(tx, held),
      });
      if (departures.kind === "PROPOSED") await saveAbsentees(tx, held);
      const unchanged = await removeUnchanged(tx, held);
      const found = await countChanges(tx, reading.scope, held.id);
      const counts: ImportCounts = {
        ...{
          read: tally.read,
          total: tally.read,
          left: tally.left,
          rejected: file.rejected.count,
          unchanged,
        },
        ...{ added: found.added, changed: found.changed, gone: found.gone, doubtful: found.doubtful },
        secretsToErase: tally.secretsToErase,
      };
      const warnings = previewWarnings({
        ...{ counts, departures, remarks: file.remarks, warnings: file.warnings, rejected: file.rejected },
        twinAppliedAt: await findAppliedTwin(tx, reading.scope, held),
        unknownLabels: tally.unknownLabels,
      });
      const { format, facts } = file;
      const studentsChange = { format, facts, counts, warnings, studentsVersion };
      await saveImport(tx, held, { ...studentsChange, status: "READY" });
      const detail = { status: "READY", format, read: counts.read, doubtful: counts.doubtful };
      return { result: undefined, targets: [{ kind: "import", id: held.id, detail }] };
    },
    { timeoutMs: 300_000 },
  );
}
