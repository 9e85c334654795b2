import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { createClaims, type Claims } from "../rules/claims";
import { decideDepartures, type Departures, type StudentFileFormat } from "../rules/departures";
import { matchStudent, type MatchResult } from "../rules/matching";
import {
  dropStaleState,
  isActivated,
  prepareChange,
  weighMatch,
  type PreparedChange,
  type SchoolStudent,
} from "../rules/preview/changes";
import type { ImportCounts } from "../rules/preview/stored-shapes";
import { previewWarnings } from "../rules/preview/warnings";
import { mapState } from "../rules/state-labels";
import type { KnownStudent, StudentRecord } from "../rules/student-record";
import { describeYear } from "../rules/year-switch";
import {
  countChanges,
  countMatchedActive,
  removeUnchanged,
  saveAbsentees,
  saveContradictions,
  saveOppositions,
} from "../store/changes";
import { findAppliedTwin, saveImport, type StoredImport } from "../store/imports";
import { findSchoolSettings } from "../store/school";
import { loadSchool, type Candidates, type PreviewSchool } from "./preview-school";
import { createWriter } from "./preview-writer";
import { holdReading, type Reading } from "./reading";
import type { StudentFile } from "./student-file";

/** What is gathered along the file. */
type Tally = {
  claims: Claims;
  read: number;
  left: number;
  /** Active pupils whose class changes. */
  moved: number;
  secretsToErase: number;
  unknownLabels: Set<string>;
  classes: Set<string>;
};

const namedClasses = 100;

/** The preview of a file of pupils, batch by batch; it shows once the last step is committed, whole. */
export async function previewStudents(reading: Reading, file: StudentFile): Promise<void> {
  const school = await loadSchool(reading, {
    format: studentFormat(file.format),
    exportedOn: file.facts.exportedOn ?? null,
  });
  const tally: Tally = {
    ...{ claims: createClaims(), read: 0, left: 0, moved: 0, secretsToErase: 0 },
    ...{ unknownLabels: new Set(), classes: new Set() },
  };
  const writer = createWriter(reading, file);
  for await (const batch of file.batches) {
    await writer.add(await previewBatch(batch, school, tally), tally.read);
  }
  await writer.end(tally.read);
  await finishPreview(reading, file, school, tally);
}

function studentFormat(format: StudentFile["format"]): StudentFileFormat {
  return format === "SIECLE_STUDENTS" ? "SIECLE" : format;
}

async function previewBatch(
  batch: readonly StudentRecord[],
  school: PreviewSchool,
  tally: Tally,
): Promise<PreparedChange[]> {
  tally.read += batch.length;
  for (const { className } of batch) {
    if (className && tally.classes.size < namedClasses) tally.classes.add(className);
  }
  const others = batch.filter((record) => !school.roll?.take(record));
  const candidates = await school.findCandidates(others);
  return others.flatMap((record) => previewRecord(record, school, candidates, tally));
}

function previewRecord(
  record: StudentRecord,
  school: PreviewSchool,
  { byId, index }: Candidates,
  tally: Tally,
): PreparedChange[] {
  const { mayCreate, roll, asOf } = school;
  const match = weighMatch(record, matchStudent(record, index, { mayCreate }), index);
  roll?.oppose(record, spokenOf(record, match, { byId, index }));
  const change = prepareChange(record, tally.claims.claim(record, match), { byId, asOf });
  if (!change) {
    tally.left += 1;
    return [];
  }
  const known = byId.get(change.studentId ?? "");
  tallyState(change, known, school, tally);
  if (known && movesClass(change, known)) tally.moved += 1;
  return [change];
}

function spokenOf(record: StudentRecord, match: MatchResult, { byId, index }: Candidates): Set<KnownStudent> {
  const matched = match.kind === "matched" ? byId.get(match.id) : undefined;
  return new Set([
    ...(index.byIne.get(record.ine ?? "") ?? []),
    ...(index.bySourceId.get(record.sourceId ?? "") ?? []),
    ...(matched ? [matched] : []),
  ]);
}

function movesClass({ differences }: PreparedChange, { leftOn, className }: KnownStudent): boolean {
  return leftOn === null && className !== null && differences.some(({ field }) => field === "className");
}

function tallyState(
  { record }: PreparedChange,
  known: SchoolStudent | undefined,
  { table, asOf }: Pick<PreviewSchool, "table" | "asOf">,
  tally: Tally,
): void {
  const { sourceState } = known ? dropStaleState(record, known, asOf) : record;
  if (!sourceState) return;
  const state = mapState(sourceState, table);
  if (state === "UNKNOWN") tally.unknownLabels.add(sourceState);
  if (isActivated(state) && known?.secretSince) tally.secretsToErase += 1;
}

/** All that needs the whole file: contradictions, departures, what is unchanged, counts; then the preview shows. */
function finishPreview(
  reading: Reading,
  file: StudentFile,
  school: PreviewSchool,
  tally: Tally,
): Promise<void> {
  return reading.step(
    async ({ tx }) => {
      const held = await holdReading(tx, reading);
      const { studentsVersion } = await findSchoolSettings(tx, reading.scope);
      // The queue reads the file again, against the pupils as they now are.
      if (studentsVersion !== school.version) throw new Error("The pupils changed while the file was read");
      const found = await closeLines(tx, held, { scope: reading.scope, file, school, tally });
      const { departures, counts, matched } = found;
      const year = describeYear({
        ...{ fileYear: file.facts.schoolYear ?? null, storedYear: school.year, matched },
        ...{ moved: tally.moved, added: counts.added, missing: school.activeCount - matched },
      });
      const warnings = previewWarnings({
        ...{ counts, departures, year, warnings: file.warnings, rejected: file.rejected },
        remarks: [...reading.remarks, ...file.remarks],
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

type Preview = { scope: Scope; file: StudentFile; school: PreviewSchool; tally: Tally };

/** Settles the lines that only the end of the file decides of, and counts them all. */
async function closeLines(
  tx: Transaction,
  held: StoredImport,
  { scope, file, school: { roll, activeCount }, tally }: Preview,
): Promise<{ departures: Departures; counts: ImportCounts; matched: number }> {
  await saveContradictions(tx, held, tally.claims.contradicted());
  const oppositions = roll?.oppositions() ?? [];
  await saveOppositions(tx, held, oppositions);
  const taken = roll?.taken() ?? { count: 0, active: 0 };
  const matched = taken.active - oppositions.length + (await countMatchedActive(tx, held));
  const departures = decideDepartures({
    ...{ format: studentFormat(file.format), knownCount: activeCount, matchedCount: matched },
    scopeClasses: [...tally.classes].sort(),
  });
  if (departures.kind === "PROPOSED") await saveAbsentees(tx, held, roll ? roll.unseen() : null);
  const unchanged = taken.count - oppositions.length + (await removeUnchanged(tx, held));
  const { added, changed, gone, doubtful } = await countChanges(tx, scope, held.id);
  const counts: ImportCounts = {
    ...{ read: tally.read, total: tally.read, left: tally.left, rejected: file.rejected.count },
    ...{ unchanged, added, changed, gone, doubtful, secretsToErase: tally.secretsToErase },
  };
  return { departures, counts, matched };
}
