import "server-only";
import { type StudentFileFormat } from "../rules/departures";
import { indexKnown, lookupKeys, mayCreateStudents, type KnownIndex } from "../rules/matching";
import { asOfFile } from "../rules/preview/as-of";
import type { SchoolStudent } from "../rules/preview/changes";
import { createRoll, type Roll } from "../rules/preview/roll";
import type { StateLabel } from "../rules/state-labels";
import type { StudentRecord } from "../rules/student-record";
import { hasAppliedFormat } from "../store/imports";
import { countSchool, listCandidates, listRoll, listUsageNames } from "../store/roll";
import { findSchoolSettings } from "../store/school";
import type { Reading } from "./reading";

/** The pupils that some records may speak of. */
export type Candidates = { byId: ReadonlyMap<string, SchoolStudent>; index: KnownIndex };

/** A school as a preview compares a file with it: its pupils are read as records ask for them. */
export type PreviewSchool = {
  version: number;
  year: number | null;
  table: readonly StateLabel[];
  activeCount: number;
  mayCreate: boolean;
  /** The moment the file speaks of. */
  asOf: Date;
  /** Only for SIECLE, whose records say all of a pupil. */
  roll: Roll | null;
  findCandidates(records: readonly StudentRecord[]): Promise<Candidates>;
};

const nobody: Candidates = { byId: new Map(), index: indexKnown([]) };

const limits = { timeoutMs: 120_000 };

export function loadSchool(
  { step, scope, stored }: Pick<Reading, "step" | "scope" | "stored">,
  { format, exportedOn }: { format: StudentFileFormat; exportedOn: string | null },
): Promise<PreviewSchool> {
  const { uai } = stored;
  let usageNames: ReadonlyMap<string, readonly string[]> | undefined;
  return step(async ({ tx }) => {
    const { studentsVersion, schoolYear, table } = await findSchoolSettings(tx, scope);
    const { all, active, hasSiecle } = await countSchool(tx, uai);
    const roll = format === "SIECLE" && all > 0 ? createRoll() : null;
    if (roll) for await (const page of listRoll(tx, uai)) for (const pupil of page) roll.add(pupil);
    const hasRegister = hasSiecle || (await hasAppliedFormat(tx, scope, "ONDE"));
    const findCandidates = (records: readonly StudentRecord[]): Promise<Candidates> => {
      if (all === 0 || records.length === 0) return Promise.resolve(nobody);
      return step(async ({ tx: own }) => {
        usageNames ??= await listUsageNames(own, uai);
        const keys = records.map(lookupKeys);
        const usageIds = keys.flatMap((key) => namesakes(usageNames, key.nameKey, key.usageNameKey));
        const students = await listCandidates(own, uai, { keys, usageIds }, table);
        const byId = new Map(students.map((student) => [student.id, student]));
        return { result: { byId, index: indexKnown(students) }, targets: [] };
      });
    };
    const asOf = asOfFile({ exportedOn, receivedAt: stored.createdAt });
    const mayCreate = mayCreateStudents(format, hasRegister);
    const found = { version: studentsVersion, year: schoolYear, table, activeCount: active, mayCreate, roll };
    return { result: { ...found, asOf, findCandidates }, targets: [] };
  }, limits);
}

function namesakes(
  usageNames: ReadonlyMap<string, readonly string[]> | undefined,
  ...keys: readonly (string | undefined)[]
): readonly string[] {
  return keys.flatMap((key) => usageNames?.get(key ?? "") ?? []);
}
