import type { ByteSource, Content } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { openLayout, repeatsHeader, type CsvLayout } from "@/lib/files/csv/layout";
import type { CsvRow } from "@/lib/files/csv/row-assembler";
import { rowsOf } from "@/lib/files/csv/rows";
import { Remarks } from "@/lib/files/remarks";
import { holdsPasswords } from "@/lib/files/rules/columns";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { describeMissing, type Mapping } from "../../rules/columns";
import type { StudentRecord } from "../../rules/student-record";
import { batchLength, maxStudents, tooManyStudents } from "../limits";
import { readRow } from "./read-row";

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
