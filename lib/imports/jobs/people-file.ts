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
  /** Whether a file without anybody still says something of the school. */
  mayBeEmpty: boolean;
  /** What only the whole reading tells, once it is done: people of other schools, and their imports. */
  settle: () => Promise<Settled>;
};

export type Settled = { sentences: readonly string[]; facts: ImportFacts };
