import type { StudentRecord } from "../student-record";
import type { StoredDifference } from "./stored-shapes";

export type ChangeKind = "NEW" | "CHANGED" | "GONE" | "DOUBTFUL";

export type NamedStudent = {
  id: string;
  lastName: string;
  firstName: string;
  className: string | null;
  birthDate: string | null;
};

export type ChangeRow = {
  seq: number;
  kind: ChangeKind;
  /** What the file said; null for an absentee, and once the import is applied. */
  record: StudentRecord | null;
  /** The known pupil of the line, if it has one. */
  student: NamedStudent | null;
  differences: StoredDifference[];
  doubt: string | null;
  choice: string | null;
  candidates: NamedStudent[];
};
