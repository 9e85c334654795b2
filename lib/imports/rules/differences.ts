import { foldText } from "@/lib/students/rules/search";
import type { KnownStudent, StudentRecord } from "./student-record";

const textFields = [
  "sourceId",
  "ine",
  "lastName",
  "usageName",
  "firstName",
  "birthDate",
  "className",
  "identifier",
  "sourceState",
  "passwordChangedOn",
  "leftOn",
] as const;

type TextField = (typeof textFields)[number];

export type FieldChange =
  | { field: TextField; before: string | null; after: string | null }
  | { field: "groups"; before: readonly string[]; after: readonly string[] };

/** An empty cell never erases what identifies a pupil. */
const neverErased: ReadonlySet<TextField> = new Set(["ine", "identifier"]);

/** Lists that do not come from SIECLE write these their own way: capitals, no accents, “6EA” for “6e A”. */
const spelledByLists: ReadonlySet<TextField> = new Set(["lastName", "usageName", "firstName", "className"]);

/**
 * What a record would change in a known pupil, field by field, only for the fields it speaks of. A list without
 * SIECLE’s identifiers does not rename for case, accents or spaces, nor when its only name is the usual one.
 */
export function compareStudent(known: KnownStudent, record: StudentRecord): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of textFields) {
    const after = record[field];
    if (after !== undefined && differs(known, record, field, after)) {
      changes.push({ field, before: known[field], after });
    }
  }
  if (record.groups && !sameSet(known.groups, record.groups)) {
    changes.push({ field: "groups", before: known.groups, after: record.groups });
  }
  return changes;
}

function differs(
  known: KnownStudent,
  record: StudentRecord,
  field: TextField,
  after: string | null,
): boolean {
  const before = known[field];
  if (after === before) return false;
  if (after === null) return !neverErased.has(field);
  if (record.sourceId !== undefined || !spelledByLists.has(field)) return true;
  return !sameSpelling(before, after) && !(field === "lastName" && isUsualName(known, record));
}

/** A list with a single column of names may print the usual one. */
function isUsualName(known: KnownStudent, record: StudentRecord): boolean {
  return record.usageName === undefined && sameSpelling(known.usageName, record.lastName);
}

function sameSpelling(before: string | null, after: string): boolean {
  return before !== null && squeeze(before) === squeeze(after);
}

function squeeze(text: string): string {
  return foldText(text).replaceAll(" ", "");
}

function sameSet(before: readonly string[], after: readonly string[]): boolean {
  const held = new Set(before);
  return held.size === new Set(after).size && after.every((group) => held.has(group));
}
