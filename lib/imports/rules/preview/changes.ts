import { compareStudent, type FieldChange } from "../differences";
import { describeDoubt, type DoubtReason } from "../doubts";
import { lookupKeys, type KnownIndex, type MatchResult } from "../matching";
import { mapState, type AccountState, type StateLabel } from "../state-labels";
import type { KnownStudent, StudentRecord } from "../student-record";

/** A pupil of the school with what only the console knows. `resetOn` is “AAAA-MM-JJ”. */
export type SchoolStudent = KnownStudent & {
  state: AccountState;
  resetOn: string | null;
  /** When the provisional password that still works was made. */
  secretSince: Date | null;
};

export type PreparedChange = {
  seq: number;
  kind: "NEW" | "CHANGED" | "DOUBTFUL";
  studentId: string | null;
  record: StudentRecord;
  differences: readonly FieldChange[];
  doubt: DoubtReason | null;
  candidates: readonly string[];
};

/**
 * A label that no longer tells the state (a reset came since, or the table of labels was edited) is dropped, so that
 * the same label found again in a file counts as a change.
 */
export function keepTrueLabel<Student extends { sourceState: string | null; state: AccountState }>(
  student: Student,
  table: readonly StateLabel[],
): Student {
  return mapState(student.sourceState, table) === student.state ? student : { ...student, sourceState: null };
}

/**
 * A file older than the provisional password says nothing of the state it gave the pupil, nor does a line whose
 * password date is before the pupil’s last reset.
 */
export function dropStaleState(record: StudentRecord, known: SchoolStudent, asOf: Date): StudentRecord {
  const older = known.secretSince !== null && known.secretSince >= asOf;
  const stale = older || saysOlderPassword(record, known);
  return stale ? { ...record, sourceState: undefined } : record;
}

/** True when the pupil has chosen a password of their own, or has no need of one. */
export function isActivated(state: AccountState): boolean {
  return state === "ACTIVE" || state === "FEDERATED";
}

function saysOlderPassword(record: StudentRecord, known: SchoolStudent): boolean {
  return (
    known.state === "PROVISIONAL" &&
    known.resetOn !== null &&
    typeof record.passwordChangedOn === "string" &&
    record.passwordChangedOn < known.resetOn
  );
}

/**
 * The line of the preview for one record; a pupil found identical comes back as changed without differences. Null for
 * a pupil who already left and whom the school does not know.
 */
export function prepareChange(
  record: StudentRecord,
  match: MatchResult,
  { byId, asOf }: { byId: ReadonlyMap<string, SchoolStudent>; asOf: Date },
): PreparedChange | null {
  const base = { seq: record.line, record, studentId: null, differences: [], doubt: null, candidates: [] };
  switch (match.kind) {
    case "new":
      return record.leftOn ? null : { ...base, kind: "NEW" };
    case "doubtful":
      return { ...base, kind: "DOUBTFUL", doubt: match.reason, candidates: match.candidateIds };
    case "matched": {
      const known = byId.get(match.id);
      if (!known) throw new Error("A match names a pupil that was not read");
      const differences = compareStudent(known, dropStaleState(record, known, asOf));
      return { ...base, kind: "CHANGED", studentId: known.id, differences };
    }
  }
}

/**
 * A match is a doubt when the file gives the pupil a number that another pupil holds: two cannot share it. A number
 * whose pupil has another name offers the pupils of that name too.
 */
export function weighMatch(record: StudentRecord, match: MatchResult, known: KnownIndex): MatchResult {
  if (match.kind === "new") return match;
  if (match.kind === "doubtful") {
    const offered = match.reason === "NAME_DIFFERS" ? namesakes(record, known) : [];
    return { ...match, candidateIds: distinct([...match.candidateIds, ...offered]) };
  }
  const holders = numberHolders(record, known);
  if (holders.every((id) => id === match.id)) return match;
  const sentence = describeDoubt("NUMBER_TAKEN");
  return {
    kind: "doubtful",
    reason: "NUMBER_TAKEN",
    sentence,
    candidateIds: distinct([match.id, ...holders]),
  };
}

function namesakes(record: StudentRecord, known: KnownIndex): string[] {
  const { nameKey, usageNameKey = nameKey } = lookupKeys(record);
  return [...idsOf(known.byName, nameKey), ...idsOf(known.byName, usageNameKey)];
}

function numberHolders(record: StudentRecord, known: KnownIndex): string[] {
  return [
    ...idsOf(known.byIne, record.ine),
    ...idsOf(known.bySourceId, record.sourceId),
    ...idsOf(known.byIdentifier, record.identifier),
  ];
}

function idsOf(
  index: ReadonlyMap<string, readonly KnownStudent[]>,
  key: string | null | undefined,
): string[] {
  return (index.get(key ?? "") ?? []).map(({ id }) => id);
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
