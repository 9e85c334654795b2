const byteOrderMark = "\uFEFF";

/** What a spreadsheet would run, after as many apostrophes as there are: one more is always one that we put. */
const formula = /^'*[=+\-@\t\r]/;

/** The text of a cell that `safeCsv` wrote. */
export function unescapeCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** One cell: a spreadsheet would run what begins like a formula, so an apostrophe makes it a text. */
function cellOf(value: string): string {
  const harmless = formula.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A CSV that a French spreadsheet opens as it is: UTF-8 with its mark, semicolons, CRLF, and no formula. */
export function safeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return byteOrderMark + [header, ...rows].map((row) => `${row.map(cellOf).join(";")}\r\n`).join("");
}
