const byteOrderMark = "\uFEFF";

/** One cell: a spreadsheet would run what begins like a formula, so an apostrophe makes it a text. */
function cellOf(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A CSV that a French spreadsheet opens as it is: UTF-8 with its mark, semicolons, CRLF, and no formula. */
export function safeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return byteOrderMark + [header, ...rows].map((row) => `${row.map(cellOf).join(";")}\r\n`).join("");
}
