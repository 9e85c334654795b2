import { isListHeader } from "./columns";

/** A title, a date or a class may stand above the table; further down, it is no header any more. */
const examinedLines = 20;

const lineEnd = /\r\n|\n|\r/;
const wideSpace = /[ \u00A0]{2,}/;
const everyWideSpace = /[ \u00A0]{2,}/g;

/** The table of a text, its columns set apart by a sign, and how many lines stand above it. */
export type TableText = { text: string; linesAbove: number };

/**
 * Finds the table in a file or in a text pasted from EduConnect: its first line bears column titles. Columns that
 * only spaces set apart (two at least) get tabs. Null when none of the first 20 lines bears a known title.
 */
export function findTable(text: string): TableText | null {
  const lines = text.split(lineEnd);
  const linesAbove = lines.slice(0, examinedLines).findIndex((line) => isHeaderLine(line));
  if (linesAbove === -1) return null;
  const table = lines.slice(linesAbove);
  const isSpaced = separatorOf(lines[linesAbove] ?? "") === wideSpace;
  const kept = isSpaced ? table.map((line) => line.trim().replace(everyWideSpace, "\t")) : table;
  return { text: kept.join("\n"), linesAbove };
}

function isHeaderLine(line: string): boolean {
  const separator = separatorOf(line);
  if (separator === null) return false;
  const cells = line.trim().split(separator);
  return cells.length > 1 && isListHeader(cells);
}

function separatorOf(line: string): RegExp | null {
  if (/[;\t]/.test(line)) return /[;\t]/;
  if (wideSpace.test(line.trim())) return wideSpace;
  return line.includes(",") ? /,/ : null;
}
