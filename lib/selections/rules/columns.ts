import { guessColumns, hasKnownTitle, titleAliases } from "@/lib/files/rules/columns";
import { accountOf, type CutLine, cutLine, dayOf, tidy } from "./clues";

const wanted = {
  lastName: titleAliases.lastName,
  usageName: titleAliases.usageName,
  firstName: titleAliases.firstName,
  className: titleAliases.className,
  birthDate: titleAliases.birthDate,
  identifier: [...titleAliases.identifier, "compte", "utilisateur", "user", "username"],
  ine: titleAliases.ine,
  mail: [
    "email",
    "e-mail",
    "mail",
    "courriel",
    "adresse",
    "adressemail",
    "adressecourriel",
    "adresseelectronique",
  ],
} as const;

type Wanted = keyof typeof wanted;

/** Where each thing that one may look for stands in a table that has a line of titles. */
export type Columns = { delimiter: string; places: Record<Wanted, number | null> };

const delimiters = ["\t", ";", "|", ","] as const;

/** The columns that a line of titles names; null when the line is no such line, or names nobody. */
export function readColumns(line: string): Columns | null {
  const delimiter = delimiters.find((sign) => line.includes(sign)) ?? ";";
  const header = cellsOf(line, delimiter);
  const places = guessColumns(header, wanted);
  const isTitle = (cell: string) => cell === "" || hasKnownTitle([cell]) || !/[\d@]/.test(cell);
  const named = places.lastName !== null && places.firstName !== null;
  const found = named || [places.identifier, places.ine, places.mail].some((place) => place !== null);
  return found && header.every(isTitle) ? { delimiter, places } : null;
}

/** The same as `cutLine` for a row of a table: only its known columns are read, so no password is. */
function cutRow(line: string, { delimiter, places }: Columns): CutLine {
  const cells = cellsOf(line, delimiter);
  const cell = (name: Wanted) => tidy(places[name] === null ? "" : (cells[places[name]] ?? ""));
  const accounts = [cell("identifier"), cell("ine"), cell("mail")].flatMap((text) => accountOf(text) ?? []);
  const text = [cell("usageName") || cell("lastName"), cell("firstName")].filter(Boolean).join(" ");
  if (accounts.length === 0 && text === "") return { clues: null, cut: false };
  return {
    clues: {
      accounts,
      text: text === "" ? null : text,
      className: cell("className") || null,
      birthDate: dayOf(cell("birthDate")),
      firstWord: null,
    },
    cut: false,
  };
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

/** Reads the lines of one text in order; a first line of titles says how to read the others, and is passed over. */
export function createLineReader(): (line: string) => CutLine {
  let columns: Columns | null = null;
  let isFirst = true;
  return (line) => {
    if (line.trim() === "") return { clues: null, cut: false };
    if (isFirst) {
      isFirst = false;
      columns = readColumns(line);
      if (columns) return { clues: null, cut: false };
    }
    return columns ? cutRow(line, columns) : cutLine(line);
  };
}
