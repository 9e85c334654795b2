import type { Remarks } from "@/lib/files/remarks";
import type { ImportFacts, ImportFormat, PeopleFormat } from "../rules/preview/stored-shapes";
import type { StudentRecord } from "../rules/student-record";

/** A file of pupils ready to be read, whatever its format. */
export type StudentFile = {
  format: Exclude<ImportFormat, "SIECLE_STRUCTURES" | "ARCHIVE" | PeopleFormat>;
  facts: ImportFacts;
  /** What recognising the file already found to say. */
  remarks: readonly string[];
  /** Pupils in the file, when it is known beforehand. */
  total: number | null;
  warnings: Remarks;
  rejected: Remarks;
  batches: AsyncIterable<StudentRecord[]>;
};
