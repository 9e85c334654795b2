import type { AccountSource } from "@/lib/accounts/rules/account";
import type { Remarks } from "@/lib/files/remarks";
import type { Coverage } from "../rules/people/people-departures";
import type { PersonRecord } from "../rules/people/person-record";
import type { ImportFacts, PeopleFormat } from "../rules/preview/stored-shapes";

/** A file, or a set of files, of people ready to be read, whatever its format. */
export type PeopleFile = {
  format: PeopleFormat;
  source: AccountSource;
  facts: ImportFacts;
  /** What recognising the file already found to say. */
  remarks: readonly string[];
  coverage: Coverage;
  warnings: Remarks;
  rejected: Remarks;
  batches: AsyncIterable<PersonRecord[]>;
  /** What only the whole reading tells: people of other schools. */
  afterwards: () => readonly string[];
};
