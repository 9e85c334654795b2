import type { Remarks } from "@/lib/files/remarks";
import type { StudentFileFormat } from "../rules/departures";
import type { ImportFacts } from "../rules/preview/stored-shapes";
import type { StudentRecord } from "../rules/student-record";

/** A file of pupils ready to be read, whatever its format. */
export type StudentFile = {
  format: Exclude<StudentFileFormat, "SIECLE"> | "SIECLE_STUDENTS";
  facts: ImportFacts;
  /** What recognising the file already found to say. */
  remarks: readonly string[];
  /** Pupils in the file, when it is known beforehand. */
  total: number | null;
  warnings: Remarks;
  rejected: Remarks;
  batches: AsyncIterable<StudentRecord[]>;
};
