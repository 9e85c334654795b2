import { profileNames, profiles } from "@/lib/accounts/rules/profiles";
import { studentStates } from "@/lib/students/rules/states";
import { columnFields, describeField } from "../columns";
import { describePersonField, personFields } from "../people/columns";
import { describeRightsField, rightsFields } from "../rights/columns";
import { defaultStateLabels, type StateLabel } from "../state-labels";
import type { ImportFormat } from "./stored-shapes";

const formats: Record<ImportFormat, string> = {
  SIECLE_STUDENTS: "Élèves de SIECLE",
  SIECLE_STRUCTURES: "Structures de SIECLE",
  ONDE: "Liste ONDE ou BE1D",
  EDUCONNECT: "Liste ÉduConnect",
  TEMPLATE: "Modèle de la console",
  OTHER_CSV: "Liste CSV",
  ARCHIVE: "Archive de plusieurs fichiers",
  AAF: "Annuaire académique fédérateur (AAF)",
  STSWEB: "Personnels de STSWEB",
  ACCOUNTS: "Comptes de l’ENT",
  GUESTS: "Comptes invités",
  RIGHTS_RUBRICS: "Rubriques",
  RIGHTS_SERVICES: "Services",
  RIGHTS_GROUPS: "Groupes et membres",
  RIGHTS_GRANTS: "Droits",
};

export function describeFormat(format: ImportFormat | null): string {
  return format === null ? "Format pas encore reconnu" : formats[format];
}

const otherFields: Record<string, string> = {
  sourceId: "Numéro SIECLE",
  groups: "Groupes",
  leftOn: "Date de sortie",
  status: "État",
  sponsorName: "Parrain",
  unknownMember: "Membres inconnus",
};

/** French name of a field of a pupil or of a person. */
export function describeStudentField(field: string): string {
  const column = columnFields.find((known) => known === field);
  if (column) return describeField(column);
  const ofPerson = personFields.find((known) => known === field);
  if (ofPerson) return otherFields[field] ?? describePersonField(ofPerson);
  const ofRights = rightsFields.find((known) => known === field);
  return otherFields[field] ?? (ofRights ? describeRightsField(ofRights) : field);
}

/** Titles of the columns of a CSV file as a choice: “3 – Classe”. An empty title keeps its rank. */
export function describeColumn(title: string, index: number): string {
  return title.trim() === "" ? `${index + 1} – (sans titre)` : `${index + 1} – ${title.trim().slice(0, 60)}`;
}

/** A school’s own table of labels, or the first guesses. */
export function labelsOf(stored: readonly StateLabel[]): readonly StateLabel[] {
  const labels = stored.length > 0 ? stored : defaultStateLabels;
  const rank = ({ state }: StateLabel) => studentStates.indexOf(state);
  return [...labels].sort(
    (one, other) => rank(one) - rank(other) || one.label.localeCompare(other.label, "fr"),
  );
}

/** Values that the database writes in English. */
const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(profiles.map((profile) => [profile, profileNames[profile]])),
  ...{ ACTIVE: "Actif", SUSPENDED: "Suspendu", DEPARTED: "Parti", BINNED: "À la corbeille" },
  ...{ NEVER: "Jamais connecté", UNKNOWN: "Inconnue" },
};

/** A value of a field as the screen shows it: days as JJ/MM/AAAA, lists joined. */
export function describeValue(value: string | readonly string[] | null | undefined): string {
  if (value === null || value === undefined || value.length === 0) return "(vide)";
  if (typeof value !== "string") return value.join(", ");
  return words[value] ?? frenchDate(value);
}

/** “04/05/2014” for “2014-05-04”; any other text as it is. */
export function frenchDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year && month && day ? `${day}/${month}/${year}` : text;
}
