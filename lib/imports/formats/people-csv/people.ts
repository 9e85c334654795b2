import type { ByteSource, Content } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { openLayout, repeatsHeader } from "@/lib/files/csv/layout";
import type { CsvRow } from "@/lib/files/csv/row-assembler";
import { rowsOf } from "@/lib/files/csv/rows";
import { Remarks } from "@/lib/files/remarks";
import { holdsPasswords } from "@/lib/files/rules/columns";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import {
  describeMissingPeople,
  type PeopleKind,
  type PeopleMapping,
  templateKind,
} from "../../rules/people/columns";
import type { PersonRecord } from "../../rules/people/person-record";
import { batchLength, maxPeople, tooManyPeople } from "../limits";
import { readPerson, type PersonReading } from "./read-person";

export type PeopleFile = {
  /** Filled while batches are read. */
  warnings: Remarks;
  /** Rows left out, one sentence each. */
  rejected: Remarks;
  /** At most 500 people each; to be read once. */
  batches: AsyncGenerator<PersonRecord[]>;
};

/**
 * The people of a list in CSV, by the columns that the mapping names. A row that cannot be read is left out and said;
 * formulas stay text; a column of passwords is never read. `today` is “AAAA-MM-JJ”. Throws UnreadableFile.
 */
export async function readPeopleCsv(
  source: ByteSource,
  mapping: PeopleMapping,
  { kind, today }: { kind: PeopleKind; today: string },
): Promise<PeopleFile> {
  const content = await openContent(source);
  const layout = await openLayout(content);
  checkColumns(layout.header, mapping);
  const warnings = new Remarks();
  const rejected = new Remarks();
  const isTemplate = templateKind(layout.header) === kind;
  const reading = { kind, isTemplate, width: layout.header.length, mapping, today, warnings, rejected };
  return { warnings, rejected, batches: batchesOf(content, layout, reading) };
}

function checkColumns(header: readonly string[], mapping: PeopleMapping): void {
  const missing = describeMissingPeople(mapping);
  if (missing !== null) throw new UnreadableFile(missing);
  for (const column of Object.values(mapping)) {
    if (column === null) continue;
    const title = header[column];
    if (title === undefined)
      throw new UnreadableFile(
        "Une des colonnes choisies n’existe pas dans ce fichier : choisissez-les de nouveau.",
      );
    if (holdsPasswords(title))
      throw new UnreadableFile(
        `La colonne « ${title} » contient des mots de passe : choisissez-en une autre, elle n’est jamais lue.`,
      );
  }
}

async function* batchesOf(
  content: Content,
  layout: Awaited<ReturnType<typeof openLayout>>,
  reading: PersonReading,
): AsyncGenerator<PersonRecord[]> {
  const records: PersonRecord[] = [];
  let rank = 0;
  for await (const rows of rowsOf(content, layout)) {
    const people = rank === 0 ? rows.slice(1) : rows;
    rank += rows.length;
    if (rank > maxPeople) throw new UnreadableFile(tooManyPeople);
    // One by one: a chunk of short lines holds more of them than a call takes arguments.
    for (const person of people.flatMap((row) => readRow(row, layout, reading) ?? [])) records.push(person);
    while (records.length >= batchLength) yield records.splice(0, batchLength);
  }
  if (rank < 2)
    throw new UnreadableFile("Ce fichier ne contient que son en-tête : il n’y a personne à lire.");
  if (records.length > 0) yield records;
}

/** The person of a row, or null once what it holds instead was said. */
function readRow(
  row: CsvRow,
  { header }: { header: readonly string[] },
  reading: PersonReading,
): PersonRecord | null {
  if ("fault" in row) {
    reading.rejected.add(`Ligne ${row.line} : ${row.fault}`);
    return null;
  }
  if (repeatsHeader(header, row.cells)) {
    reading.warnings.add(`Ligne ${row.line} : l’en-tête y est répété, cette ligne est ignorée.`);
    return null;
  }
  return readPerson(row, reading);
}
