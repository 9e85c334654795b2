import type { ByteSource } from "../byte-source";
import { openContent } from "../content";
import { cleanText } from "../text-cleaning";
import { linesOf } from "./csv-text";
import { openLayout } from "./layout";
import { RowAssembler } from "./row-assembler";

const shownLength = 40;

/** The first rows under the header, cells shortened, to recognise columns by. Throws UnreadableFile. */
export async function readSampleRows(source: ByteSource, count: number): Promise<string[][]> {
  const content = await openContent(source);
  const { encoding, delimiter } = await openLayout(content);
  const assembler = new RowAssembler(delimiter);
  const rows: string[][] = [];
  for await (const lines of linesOf(content, encoding)) {
    for (const row of lines.flatMap((line) => assembler.push(line))) {
      if ("cells" in row && row.cells.some((cell) => cell.trim() !== "")) {
        rows.push(row.cells.map((cell) => cleanText(cell).slice(0, shownLength)));
      }
      if (rows.length > count) return rows.slice(1);
    }
  }
  return rows.slice(1);
}
