import { describeMissing, holdsPasswords, type Mapping } from "../../rules/columns";
import type { StudentRecord } from "../../rules/student-record";
import type { ByteSource, Content } from "../byte-source";
import { openContent } from "../content";
import { batchLength, maxStudents, tooManyStudents } from "../limits";
import { Remarks } from "../remarks";
import { UnreadableFile } from "../unreadable-file";
import { linesOf } from "./csv-text";
import { openLayout, repeatsHeader, type CsvLayout } from "./layout";
import { readRow } from "./read-row";
import { RowAssembler, type CsvRow } from "./row-assembler";

export type CsvStudents = {
  layout: CsvLayout;
  /** Filled while batches are read. */
  warnings: Remarks;
  /** Rows left out, one sentence each. */
  rejected: Remarks;
  /** At most 500 pupils each; to be read once. */
  batches: AsyncGenerator<StudentRecord[]>;
};

/**
 * The pupils of a CSV list, by the columns that the mapping names. A row that cannot be read is left out and said;
 * formulas stay text; the provisional password is never read. Throws UnreadableFile.
 */
export async function readCsvStudents(source: ByteSource, mapping: Mapping): Promise<CsvStudents> {
  const content = await openContent(source);
  const layout = await openLayout(content);
  checkMapping(layout.header, mapping);
  const warnings = new Remarks();
  const rejected = new Remarks();
  const reading = { layout, mapping, warnings, rejected };
  return { layout, warnings, rejected, batches: batchesOf(content, reading) };
}

function checkMapping(header: readonly string[], mapping: Mapping): void {
  const missing = describeMissing(mapping);
  if (missing !== null) throw new UnreadableFile(missing);
  const read = Object.values({ ...mapping, provisionalPassword: null }).filter((column) => column !== null);
  for (const column of read) {
    const title = header[column];
    if (title === undefined) {
      throw new UnreadableFile(
        "Une des colonnes choisies n’existe pas dans ce fichier : choisissez-les de nouveau.",
      );
    }
    if (column === mapping.provisionalPassword || holdsPasswords(title)) {
      throw new UnreadableFile(
        `La colonne « ${title} » contient des mots de passe : choisissez-en une autre, elle n’est jamais lue.`,
      );
    }
  }
}

type Reading = { layout: CsvLayout; mapping: Mapping; warnings: Remarks; rejected: Remarks };

async function* batchesOf(content: Content, reading: Reading): AsyncGenerator<StudentRecord[]> {
  const records: StudentRecord[] = [];
  let rank = 0;
  for await (const rows of rowsOf(content, reading.layout)) {
    const pupils = rank === 0 ? rows.slice(1) : rows;
    rank += rows.length;
    if (rank > maxStudents) throw new UnreadableFile(tooManyStudents);
    // One by one: a chunk of short lines holds more of them than a call takes arguments.
    for (const record of pupils.flatMap((row) => readPupil(row, reading) ?? [])) records.push(record);
    while (records.length >= batchLength) yield records.splice(0, batchLength);
  }
  if (rank < 2) {
    throw new UnreadableFile("Ce fichier ne contient que son en-tête : il n’y a aucun élève à lire.");
  }
  if (records.length > 0) yield records;
}

/** The rows that hold something, the header first. */
async function* rowsOf(content: Content, layout: CsvLayout): AsyncGenerator<CsvRow[]> {
  const assembler = new RowAssembler(layout.delimiter);
  assembler.width = layout.header.length;
  for await (const lines of linesOf(content, layout.encoding)) {
    yield lines.flatMap((line) => assembler.push(line)).filter(isFilled);
  }
  yield assembler.end().filter(isFilled);
}

function isFilled(row: CsvRow): boolean {
  return "fault" in row || row.cells.some((cell) => cell.trim() !== "");
}

function readPupil(row: CsvRow, { layout, mapping, warnings, rejected }: Reading): StudentRecord | null {
  if ("fault" in row) {
    rejected.add(`Ligne ${row.line} : ${row.fault}`);
    return null;
  }
  if (repeatsHeader(layout.header, row.cells)) {
    warnings.add(`Ligne ${row.line} : l’en-tête y est répété, cette ligne est ignorée.`);
    return null;
  }
  return readRow(row, { width: layout.header.length, mapping, warnings, rejected });
}
