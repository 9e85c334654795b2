import type { Content } from "../byte-source";
import { linesOf } from "./csv-text";
import type { CsvLayout } from "./layout";
import { RowAssembler, type CsvRow } from "./row-assembler";

/** The rows that hold something, the header first, a group per chunk. */
export async function* rowsOf(content: Content, layout: CsvLayout): AsyncGenerator<CsvRow[]> {
  const assembler = new RowAssembler(layout.delimiter);
  assembler.width = layout.header.length;
  for await (const lines of linesOf(content, layout.encoding)) {
    const read = lines.filter(({ number }) => number >= layout.headerLine);
    yield read.flatMap((line) => assembler.push(line)).filter(isFilled);
  }
  yield assembler.end().filter(isFilled);
}

function isFilled(row: CsvRow): boolean {
  return "fault" in row || row.cells.some((cell) => cell.trim() !== "");
}
