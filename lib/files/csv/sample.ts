import type { ByteSource } from "../byte-source";
import { openContent } from "../content";
import { cleanText } from "../text-cleaning";
import { openLayout } from "./layout";
import { rowsOf } from "./rows";

const shownLength = 40;

/** The first rows under the header, cells shortened, to recognise columns by. Throws UnreadableFile. */
export async function readSampleRows(source: ByteSource, count: number): Promise<string[][]> {
  const content = await openContent(source);
  const rows: string[][] = [];
  for await (const group of rowsOf(content, await openLayout(content))) {
    for (const row of group) {
      if ("cells" in row) rows.push(row.cells.map((cell) => cleanText(cell).slice(0, shownLength)));
      if (rows.length > count) return rows.slice(1);
    }
  }
  return rows.slice(1);
}
