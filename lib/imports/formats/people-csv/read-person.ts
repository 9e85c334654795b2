import { maxFieldLength } from "@/lib/files/limits";
import type { Remarks } from "@/lib/files/remarks";
import { unescapeCell } from "@/lib/safe-csv";
import { cleanOptional, hasDamagedAccents, parseDay } from "@/lib/files/text-cleaning";
import type { PeopleKind, PeopleMapping, PersonField } from "../../rules/people/columns";
import type { GuestRecord, PersonRecord } from "../../rules/people/person-record";
import {
  readLocalAuthentication,
  readProfile,
  readSeveral,
  readSeveralOfTemplate,
  readSource,
  readYesNo,
  saysNever,
} from "../../rules/people/words";

export type PersonReading = {
  kind: PeopleKind;
  width: number;
  /** The console’s own template: its lists are written in one way, whatever they hold. */
  isTemplate: boolean;
  mapping: PeopleMapping;
  /** A sign-in after this day, “AAAA-MM-JJ”, is a mistake. */
  today: string;
  warnings: Remarks;
  rejected: Remarks;
};

type Cells = (field: PersonField) => string | undefined;

/** The person of one row, or null with the reason among the rejected. An empty cell says nothing of an account. */
export function readPerson(
  row: { line: number; cells: readonly string[] },
  reading: PersonReading,
): PersonRecord | null {
  const cell: Cells = (field) => {
    const column = reading.mapping[field];
    return column === null ? undefined : (cleanOptional(unescapeCell(row.cells[column] ?? "")) ?? undefined);
  };
  const lastName = cell("lastName");
  const firstName = cell("firstName");
  const fault = shapeFault(row.cells, reading.width) ?? textFault(cell, reading.mapping);
  if (fault !== null || !lastName || !firstName) {
    reading.rejected.add(`Ligne ${row.line} : ${fault ?? "il manque le nom ou le prénom."}`);
    return null;
  }
  const doubt = (what: string, written: string) => {
    reading.warnings.add(`Ligne ${row.line} : ${what} (« ${written.slice(0, 40)} »), rien n’en est retenu.`);
  };
  return {
    ...{ line: row.line, source: "CSV", request: "ADD", lastName, firstName },
    ...readNumbers(cell),
    ...readDays(cell, reading, doubt),
    ...readStanding(cell, reading, doubt),
    ...readAccess(cell, doubt),
    ...(reading.kind === "GUESTS" && { guest: readGuest(cell, reading, doubt) }),
  };
}

function readNumbers(cell: Cells): Partial<PersonRecord> {
  return {
    usageName: cell("usageName"),
    ine: cell("ine")?.replaceAll(" ", "").toUpperCase(),
    login: cell("login"),
    email: cell("email")?.toLowerCase(),
  };
}

type Doubt = (what: string, written: string) => void;

function shapeFault(cells: readonly string[], width: number): string | null {
  if (cells.length >= width && cells.slice(width).every((cell) => cell.trim() === "")) return null;
  return `${cells.length} ${cells.length > 1 ? "colonnes" : "colonne"} au lieu de ${width}.`;
}

function textFault(cell: Cells, mapping: PeopleMapping): string | null {
  for (const field of Object.keys(mapping) as PersonField[]) {
    const text = cell(field) ?? "";
    if (text.length > maxFieldLength)
      return `un texte dépasse ${maxFieldLength} caractères (colonne ${(mapping[field] ?? 0) + 1}).`;
    if (hasDamagedAccents(text)) return "ses accents sont abîmés ; refaites l’export de la liste.";
  }
  return null;
}

function readDay(cell: Cells, field: PersonField, doubt: Doubt): string | undefined {
  const written = cell(field);
  if (written === undefined) return undefined;
  const day = parseDay(written);
  if (day === null) doubt("date illisible, attendue sous la forme JJ/MM/AAAA", written);
  return day ?? undefined;
}

function readDays(cell: Cells, { today }: PersonReading, doubt: Doubt) {
  return {
    birthDate: readDay(cell, "birthDate", doubt),
    passwordChangedOn: readDay(cell, "passwordChangedOn", doubt),
    openedOn: readDay(cell, "openedOn", doubt),
    lastSeen: readLastSeen(cell, today, doubt),
  };
}

function readLastSeen(cell: Cells, today: string, doubt: Doubt): PersonRecord["lastSeen"] {
  const written = cell("lastSeen");
  if (written === undefined) return undefined;
  if (saysNever(written)) return { kind: "NEVER" };
  const day = parseDay(written);
  if (day === null) doubt("dernière connexion illisible, attendue sous la forme JJ/MM/AAAA", written);
  else if (day > today) doubt("dernière connexion à venir", written);
  return day !== null && day <= today ? { kind: "SEEN_AT", day } : undefined;
}

function readStanding(cell: Cells, { kind, isTemplate }: PersonReading, doubt: Doubt): Partial<PersonRecord> {
  if (kind === "GUESTS") return { profile: "EXT" };
  const written = cell("profile");
  const profile = written === undefined ? undefined : readProfile(written);
  if (profile === null && written !== undefined) doubt("profil inconnu de la console", written);
  const several = (field: PersonField) => {
    const text = cell(field);
    if (text === undefined) return undefined;
    return isTemplate ? readSeveralOfTemplate(text) : readSeveral(text);
  };
  return {
    profile: profile ?? undefined,
    functions: several("functions"),
    classes: several("classes"),
    groups: several("groups"),
    declaredSource: readDeclared(cell, doubt),
  };
}

function readDeclared(cell: Cells, doubt: Doubt): PersonRecord["declaredSource"] {
  const written = cell("source");
  const source = written === undefined ? null : readSource(written);
  if (source === undefined && written !== undefined) doubt("source inconnue de la console", written);
  return source ?? undefined;
}

function readAccess(cell: Cells, doubt: Doubt): Partial<PersonRecord> {
  const said = (field: PersonField, read: (text: string) => boolean | null) => {
    const written = cell(field);
    if (written === undefined) return undefined;
    const answer = read(written);
    if (answer === null) doubt("réponse attendue par oui ou non", written);
    return answer ?? undefined;
  };
  return {
    localAuthentication: said("localAuthentication", readLocalAuthentication),
    isAdministrator: said("isAdministrator", readYesNo),
    secondFactor: said("secondFactor", readYesNo),
  };
}

/** A file of guests answers for them: where it has the column, an empty cell says “none”. */
function readGuest(cell: Cells, { mapping }: PersonReading, doubt: Doubt): GuestRecord {
  const said = (field: PersonField) => (mapping[field] === null ? undefined : (cell(field) ?? null));
  const written = said("endsOn");
  const endsOn = written ? (readDay(cell, "endsOn", doubt) ?? undefined) : written;
  return {
    endsOn,
    sponsor: said("sponsor"),
    sponsorEmail: said("sponsorEmail")?.toLowerCase() ?? said("sponsorEmail"),
    reason: said("reason"),
  };
}
