type Place = { line: number; column: number };

/** Where a text stands, when the parser that counts its lines and columns does not hear all of it. */
export function createTextPlace(heard: Readonly<Place>): { now(): Place; skip: (text: string) => void } {
  /** What to add to what the parser counts: columns, only until it begins another line. */
  let unheard = { lines: 0, columns: 0, line: 0 };
  const now = () => ({
    line: heard.line + unheard.lines,
    column: heard.column + (heard.line === unheard.line ? unheard.columns : 0),
  });
  return {
    now,
    skip(text) {
      const { line, column } = after(now(), text);
      unheard = { lines: line - heard.line, columns: column - heard.column, line: heard.line };
    },
  };
}

/** Columns are counted in code points, as saxes does. */
function after({ line, column }: Place, text: string): Place {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  const rest = Array.from(text.slice(text.lastIndexOf("\n") + 1)).length;
  return { line: line + lines, column: lines > 0 ? rest : column + rest };
}
