import type { ColumnField, Mapping } from "../../rules/columns";
import type { StudentRecord } from "../../rules/student-record";
import { maxFieldLength } from "@/lib/files/limits";
import type { Remarks } from "@/lib/files/remarks";
import { cleanOptional, hasDamagedAccents, parseDay } from "@/lib/files/text-cleaning";

type ReadField = Exclude<ColumnField, "provisionalPassword">;

/** What the cell of a field says: undefined without such a column, null when it is empty. */
type Cells = (field: ReadField) => string | null | undefined;

type Reading = { width: number; mapping: Mapping; warnings: Remarks; rejected: Remarks };

/** The pupil of one row, or null with the reason among the rejected. */
export function readRow(
  row: { line: number; cells: readonly string[] },
  reading: Reading,
): StudentRecord | null {
  const cell: Cells = (field) => {
    const column = reading.mapping[field];
    return column === null ? undefined : cleanOptional(row.cells[column]);
  };
  const lastName = cell("lastName");
  const firstName = cell("firstName");
  const fault = shapeFault(row.cells, reading.width) ?? textFault(cell);
  if (fault !== null || !lastName || !firstName) {
    reading.rejected.add(`Ligne ${row.line} : ${fault ?? "il manque le nom ou le prénom."}`);
    return null;
  }
  const day = (field: "birthDate" | "passwordChangedOn") => readDay(cell(field), row.line, reading.warnings);
  return {
    line: row.line,
    lastName,
    firstName,
    usageName: cell("usageName"),
    birthDate: day("birthDate"),
    className: cell("className"),
    identifier: cell("identifier"),
    ine: compact(cell("ine")),
    sourceState: cell("sourceState"),
    passwordChangedOn: day("passwordChangedOn"),
  };
}

/** Empty cells in excess are what spreadsheets leave behind; anything else shifts the columns. */
function shapeFault(cells: readonly string[], width: number): string | null {
  if (cells.length >= width && cells.slice(width).every((cell) => cell.trim() === "")) return null;
  return `${cells.length} ${cells.length > 1 ? "colonnes" : "colonne"} au lieu de ${width}.`;
}

function textFault(cell: Cells): string | null {
  const fields = [
    "lastName",
    "usageName",
    "firstName",
    "className",
    "identifier",
    "ine",
    "sourceState",
  ] as const;
  const texts = fields.map((field) => cell(field) ?? "");
  if (texts.some((text) => text.length > maxFieldLength))
    return `un texte dépasse ${maxFieldLength} caractères.`;
  return texts.some(hasDamagedAccents) ? "ses accents sont abîmés ; refaites l’export de la liste." : null;
}

/** A date that does not exist is not taken for an empty cell: the row then says nothing of it. */
function readDay(
  written: string | null | undefined,
  line: number,
  warnings: Remarks,
): string | null | undefined {
  if (!written) return written === undefined ? undefined : null;
  const day = parseDay(written);
  if (day !== null) return day;
  warnings.add(
    `Ligne ${line} : date illisible (« ${written.slice(0, 20)} »), attendue sous la forme JJ/MM/AAAA.`,
  );
  return undefined;
}

function compact(ine: string | null | undefined): string | null | undefined {
  return ine ? ine.replaceAll(" ", "").toUpperCase() : ine;
}
