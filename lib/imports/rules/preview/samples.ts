const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d\s.@_/'’-]/u];
const shortestPassword = 8;

/**
 * True when a cell may be a password: no space, 8 signs or more, three kinds of signs. Dates, addresses and
 * identifiers have fewer; a name is never shown by mistake for one, only hidden.
 */
export function looksLikePassword(cell: string): boolean {
  if (cell.length < shortestPassword || /\s/.test(cell)) return false;
  return kinds.filter((kind) => kind.test(cell)).length >= 3;
}

/** Examples of each column, in the order of columns. A column that holds passwords gives none. */
export function columnExamples(
  rows: readonly (readonly string[])[],
  width: number,
  passwordColumn: number | null,
): string[][] {
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? "").filter((cell) => cell !== "");
    return column === passwordColumn || cells.some(looksLikePassword) ? [] : [...new Set(cells)];
  });
}
