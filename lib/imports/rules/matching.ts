import { foldText, nameKey } from "@/lib/students/rules/search";
import { isRegister, type StudentFileFormat } from "./departures";
import { isIne } from "./ine";
import { describeDoubt, type DoubtReason } from "./doubts";
import type { KnownStudent, StudentRecord } from "./student-record";

type MatchCriterion = "INE" | "SOURCE_ID" | "NAME_AND_BIRTH" | "IDENTIFIER" | "NAME_AND_CLASS";

export type MatchResult =
  | { kind: "matched"; id: string; by: MatchCriterion }
  | { kind: "new" }
  | { kind: "doubtful"; reason: DoubtReason; sentence: string; candidateIds: readonly string[] };

/** Known pupils by each key they may be found with. */
export type KnownIndex = {
  byIne: ReadonlyMap<string, readonly KnownStudent[]>;
  bySourceId: ReadonlyMap<string, readonly KnownStudent[]>;
  byIdentifier: ReadonlyMap<string, readonly KnownStudent[]>;
  byName: ReadonlyMap<string, readonly KnownStudent[]>;
};

export type LookupKeys = {
  ine?: string | undefined;
  sourceId?: string | undefined;
  identifier?: string | undefined;
  /** Of the record’s name: to be looked for among birth names and usual names. */
  nameKey: string;
  usageNameKey?: string | undefined;
};

/** What to fetch candidates by, for one record of a batch. */
export function lookupKeys(record: StudentRecord): LookupKeys {
  return {
    ine: record.ine ?? undefined,
    sourceId: record.sourceId,
    identifier: record.identifier ?? undefined,
    nameKey: nameKey(record.lastName, record.firstName),
    usageNameKey: record.usageName ? nameKey(record.usageName, record.firstName) : undefined,
  };
}

/** Candidates of a batch, or the whole school: a pupil is found under the birth name and under the usual name. */
export function indexKnown(students: readonly KnownStudent[]): KnownIndex {
  const group = (keysOf: (student: KnownStudent) => readonly (string | null)[]) => {
    const index = new Map<string, KnownStudent[]>();
    for (const student of students) {
      for (const key of new Set(keysOf(student))) {
        if (key === null) continue;
        const held = index.get(key);
        if (held) held.push(student);
        else index.set(key, [student]);
      }
    }
    return index;
  };
  return {
    byIne: group((student) => [student.ine]),
    bySourceId: group((student) => [student.sourceId]),
    byIdentifier: group((student) => [student.identifier]),
    byName: group(namesOf),
  };
}

/** A list only adds pupils to a school that has not read its register; SIECLE, ONDE and the template always may. */
export function mayCreateStudents(format: StudentFileFormat, schoolHasRegister: boolean): boolean {
  return isRegister(format) || format === "TEMPLATE" || !schoolHasRegister;
}

/**
 * Whose record this is: by INE, then SIECLE id, then name and birth date, then EduConnect identifier, then name and
 * class where a birth date is missing. Never guesses: what leaves a doubt comes back with its reason and candidates.
 * The same pupil claimed twice by one file is seen by `createClaims`.
 */
export function matchStudent(
  record: StudentRecord,
  known: KnownIndex,
  options: { mayCreate: boolean },
): MatchResult {
  return (
    refuseMalformedIne(record, known) ??
    matchByNumber(record, known) ??
    matchByBirth(record, known) ??
    matchByIdentifier(record, known) ??
    matchByClass(record, known) ??
    (options.mayCreate ? { kind: "new" } : doubtful("UNKNOWN_IN_LIST", []))
  );
}

/** A malformed INE that the school already accepted for a pupil is not asked about again. */
function refuseMalformedIne(record: StudentRecord, known: KnownIndex): MatchResult | null {
  if (!record.ine || isIne(record.ine) || known.byIne.has(record.ine)) return null;
  return doubtful("MALFORMED_INE", [...bySource(record, known), ...sameName(record, known)]);
}

function matchByNumber(record: StudentRecord, known: KnownIndex): MatchResult | null {
  const byIne = (record.ine && known.byIne.get(record.ine)) || [];
  const fromSource = bySource(record, known);
  if (byIne.length === 0) return settle(record, fromSource, "SOURCE_ID");
  const disagree = fromSource.some((student) => !byIne.includes(student));
  return disagree ? doubtful("INE_CHANGED", [...byIne, ...fromSource]) : settle(record, byIne, "INE");
}

function matchByBirth(record: StudentRecord, known: KnownIndex): MatchResult | null {
  if (!record.birthDate) return null;
  const born = sameName(record, known).filter((student) => student.birthDate === record.birthDate);
  return settle(record, born, "NAME_AND_BIRTH");
}

function matchByIdentifier(record: StudentRecord, known: KnownIndex): MatchResult | null {
  return settle(record, (record.identifier && known.byIdentifier.get(record.identifier)) || [], "IDENTIFIER");
}

/** Only among namesakes whose birth date cannot tell: a namesake in another class is a doubt, never a match. */
function matchByClass(record: StudentRecord, known: KnownIndex): MatchResult | null {
  const namesakes = sameName(record, known).filter(
    (student) => !record.birthDate || student.birthDate === null,
  );
  const classmates = namesakes.filter((student) => sameClass(record, student));
  if (classmates.length > 0) return settle(record, classmates, "NAME_AND_CLASS");
  return namesakes.length > 0 ? doubtful("HOMONYMS", namesakes) : null;
}

/** One candidate is the pupil unless the rest of the record contradicts it; several are a doubt; none says nothing. */
function settle(
  record: StudentRecord,
  candidates: readonly KnownStudent[],
  by: MatchCriterion,
): MatchResult | null {
  const [student] = candidates;
  if (!student) return null;
  if (candidates.length > 1) return doubtful("HOMONYMS", candidates);
  if (record.ine && student.ine && record.ine !== student.ine) return doubtful("INE_CHANGED", candidates);
  if (isSomebodyElse(record, student)) return doubtful("NAME_DIFFERS", candidates);
  return { kind: "matched", id: student.id, by };
}

function doubtful(reason: DoubtReason, candidates: readonly KnownStudent[]): MatchResult {
  const candidateIds = [...new Set(candidates.map((student) => student.id))].sort();
  return { kind: "doubtful", reason, sentence: describeDoubt(reason), candidateIds };
}

function bySource(record: StudentRecord, known: KnownIndex): readonly KnownStudent[] {
  return (record.sourceId && known.bySourceId.get(record.sourceId)) || [];
}

function sameName(record: StudentRecord, known: KnownIndex): readonly KnownStudent[] {
  if (known.byName.size === 0) return [];
  const { nameKey: birthName, usageNameKey = birthName } = lookupKeys(record);
  return [...new Set([birthName, usageNameKey].flatMap((key) => known.byName.get(key) ?? []))];
}

/** Neither the name nor the birth date agree; a birth date that one side ignores cannot vouch for the name. */
function isSomebodyElse(record: StudentRecord, student: KnownStudent): boolean {
  if (record.birthDate && record.birthDate === student.birthDate) return false;
  const { nameKey: birthName, usageNameKey = birthName } = lookupKeys(record);
  return !namesOf(student).some((name) => name === birthName || name === usageNameKey);
}

function namesOf(student: KnownStudent): string[] {
  return [student.lastName, student.usageName ?? student.lastName].map((name) =>
    nameKey(name, student.firstName),
  );
}

function sameClass(record: StudentRecord, student: KnownStudent): boolean {
  if (!record.className || !student.className) return false;
  return foldText(record.className).replaceAll(" ", "") === foldText(student.className).replaceAll(" ", "");
}
