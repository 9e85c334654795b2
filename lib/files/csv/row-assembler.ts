import Papa from "papaparse";
import { maxLineLength, type CsvLine } from "./csv-text";

/** A row and the line it begins on; `fault` is a French sentence when its quotes cannot be read. */
export type CsvRow = { line: number; cells: string[] } | { line: number; fault: string };

/** A quoted cell may hold line breaks; beyond this many lines its quote was never closed. */
const maxLinesPerRow = 8;

/**
 * Makes rows of physical lines, so that an unclosed quote costs its own line and not the rest of the file. `width`,
 * once known, is the number of cells that a row spread over several lines must have.
 */
export class RowAssembler {
  width: number | null = null;
  private readonly pending: CsvLine[] = [];
  private taken = 1;

  constructor(private readonly delimiter: string) {}

  /** The rows that this line completes. */
  push(line: CsvLine): CsvRow[] {
    this.pending.push(line);
    return this.drain(false);
  }

  /** The rows left once the last line is in. */
  end(): CsvRow[] {
    return this.drain(true);
  }

  private drain(atEnd: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    while (this.taken <= this.pending.length) {
      const row = this.take(atEnd);
      if (row) rows.push(row);
    }
    return rows;
  }

  /** A row of the first lines, or null when one line more is needed. */
  private take(atEnd: boolean): CsvRow | null {
    const [first] = this.pending;
    if (!first) return null;
    const text = this.pending
      .slice(0, this.taken)
      .map((line) => line.text)
      .join("\n");
    const cells = this.parse(text);
    if (cells === "unclosed" && this.mayGrow(text, atEnd)) {
      this.taken += 1;
      return null;
    }
    const readable = Array.isArray(cells);
    this.pending.splice(0, readable ? this.taken : 1);
    this.taken = 1;
    return readable
      ? { line: first.number, cells }
      : { line: first.number, fault: "un guillemet n’est pas fermé ou est mal placé." };
  }

  private mayGrow(text: string, atEnd: boolean): boolean {
    if (atEnd && this.taken === this.pending.length) return false;
    return this.taken < maxLinesPerRow && text.length < maxLineLength;
  }

  private parse(text: string): string[] | "unclosed" | "broken" {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: this.delimiter, newline: "\n" });
    const faults = errors.filter((error) => error.type === "Quotes");
    if (faults.some((error) => error.code === "MissingQuotes")) return "unclosed";
    const cells = data[0] ?? [""];
    const spread = this.taken > 1 && this.width !== null && cells.length !== this.width;
    return faults.length > 0 || data.length > 1 || spread ? "broken" : cells;
  }
}
