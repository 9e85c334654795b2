import type { CsvRow } from "@/lib/files/csv/row-assembler";
import { maxFieldLength } from "@/lib/files/limits";
import { cleanOptional, hasDamagedAccents, parseDay } from "@/lib/files/text-cleaning";
import type { ListColumns, ListField } from "../rules/received-list/columns";
import type { ListRecord } from "../rules/received-list/matching";

/** A line that cannot be sealed, with whom it seems to speak of and why; it holds no password. */
export type UnusableLine = { line: number; who: string; sentence: string };

export type ReadLine = { kind: "record"; record: ListRecord } | ({ kind: "unusable" } & UnusableLine);

export type LineReading = {
  width: number;
  columns: ListColumns;
  /** The class of the whole list, when no column says it. */
  className: string | null;
  /** True when paper shows the text whole, so that a pupil can type it. */
  isPrintable: (secret: string) => boolean;
};

/** No pupil types more, and a slip would not show it. */
const longestPassword = 64;

type IdentityField = Exclude<ListField, "provisionalPassword">;

/** What one line says, or why it is left out. */
export function readLine(row: CsvRow, reading: LineReading): ReadLine {
  if ("fault" in row) return unusable(row.line, "", row.fault);
  const shape = shapeFault(row.cells, reading.width);
  if (shape !== null) return unusable(row.line, "", shape);
  const record = recordOf(row, reading);
  const fault = identityFault(record) ?? secretFault(record, reading);
  return fault === null ? { kind: "record", record } : unusable(row.line, nameOf(record), fault);
}

function recordOf(row: { line: number; cells: readonly string[] }, reading: LineReading): ListRecord {
  const raw = (field: ListField) => row.cells[reading.columns[field] ?? -1] ?? "";
  const cell = (field: IdentityField) => cleanOptional(raw(field));
  return {
    line: row.line,
    lastName: cell("lastName"),
    usageName: cell("usageName"),
    firstName: cell("firstName"),
    birthDate: parseDay(cell("birthDate") ?? ""),
    className: cell("className") ?? reading.className,
    identifier: cell("identifier"),
    ine: cleanOptional(raw("ine").replaceAll(" ", "").toUpperCase()),
    // As it is typed: only the white space of the cell goes.
    password: raw("provisionalPassword").trim(),
  };
}

const unusable = (line: number, who: string, sentence: string): ReadLine => ({
  ...{ kind: "unusable", line, who, sentence },
});

/** Whom the line names, in its own words. */
function nameOf({ lastName, firstName, identifier }: ListRecord): string {
  const name = [lastName, firstName].filter(Boolean).join(" ");
  return (name === "" ? (identifier ?? "") : name).slice(0, maxFieldLength);
}

/** Empty cells in excess are what spreadsheets leave behind; anything else shifts the columns. */
function shapeFault(cells: readonly string[], width: number): string | null {
  if (cells.length >= width && cells.slice(width).every((cell) => cell.trim() === "")) return null;
  return `${cells.length} ${cells.length > 1 ? "colonnes" : "colonne"} au lieu de ${width}.`;
}

function identityFault(record: ListRecord): string | null {
  const { lastName, usageName, firstName, className, identifier, ine } = record;
  const texts = [lastName, usageName, firstName, className, identifier, ine].map((text) => text ?? "");
  if (texts.some((text) => text.length > maxFieldLength))
    return `Un texte dépasse ${maxFieldLength} caractères.`;
  if (texts.some(hasDamagedAccents)) return "Les accents de cette ligne sont abîmés : refaites la liste.";
  const hasName = lastName !== null && firstName !== null;
  return identifier !== null || ine !== null || hasName
    ? null
    : "Rien ne dit de quel élève il s’agit : il manque l’identifiant, l’INE ou le nom entier.";
}

function secretFault({ password, identifier }: ListRecord, { isPrintable }: LineReading): string | null {
  if (password === "")
    return "Pas de mot de passe provisoire sur cette ligne : l’élève n’a sans doute pas été réinitialisé dans ÉduConnect.";
  if (password.length > longestPassword)
    return `Le mot de passe dépasse ${longestPassword} caractères : vérifiez que la bonne colonne est choisie.`;
  if (!isPrintable(password))
    return "Le mot de passe contient un signe que le papier ne montrerait pas : réinitialisez cet élève de nouveau dans ÉduConnect.";
  if (identifier !== null && !isPrintable(identifier))
    return "L’identifiant contient un signe que le papier ne montrerait pas : vérifiez la liste.";
  return null;
}
