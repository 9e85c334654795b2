import { cleanTitle, guessColumns, holdsPasswords, titleAliases } from "@/lib/files/rules/columns";

/** `provisionalPassword` is recognised only so that the screen can say that it is never read. */
export const columnFields = [
  "lastName",
  "usageName",
  "firstName",
  "className",
  "birthDate",
  "identifier",
  "ine",
  "sourceState",
  "passwordChangedOn",
  "provisionalPassword",
] as const;

export type ColumnField = (typeof columnFields)[number];

/** Index of the column that holds each field, or null when the file does not have it. */
export type Mapping = Record<ColumnField, number | null>;

export const templateHeader = [
  "Nom",
  "Nom d’usage",
  "Prénom",
  "Date de naissance",
  "Classe",
  "Identifiant",
  "INE",
  "État",
] as const;

const labels: Record<ColumnField, string> = {
  lastName: "Nom",
  usageName: "Nom d’usage",
  firstName: "Prénom",
  className: "Classe",
  birthDate: "Date de naissance",
  identifier: "Identifiant",
  ine: "INE",
  sourceState: "État du compte",
  passwordChangedOn: "Dernière modification du mot de passe",
  provisionalPassword: "Mot de passe provisoire (jamais lu)",
};

/** French name of a field, for the screen where columns are chosen. */
export function describeField(field: ColumnField): string {
  return labels[field];
}

/** The column of each field of a pupil, as far as its title tells. */
export function guessStudentColumns(header: readonly string[]): Mapping {
  const passwords = header.findIndex(holdsPasswords);
  return {
    ...guessColumns(header, titleAliases),
    provisionalPassword: passwords === -1 ? null : passwords,
  };
}

/** True when the header is the one of the console’s own template. */
export function isTemplate(header: readonly string[]): boolean {
  const wanted = templateHeader.map(cleanTitle);
  return (
    header.length === wanted.length && header.every((title, index) => cleanTitle(title) === wanted[index])
  );
}

/** French sentence that names the columns still to choose, or null when the mapping is enough to read pupils. */
export function describeMissing(mapping: Mapping): string | null {
  const missing: string[] = [];
  if (mapping.lastName === null) missing.push("le nom");
  if (mapping.firstName === null) missing.push("le prénom");
  if (mapping.className === null && mapping.identifier === null && mapping.ine === null) {
    missing.push("la classe, l’identifiant ou l’INE");
  }
  if (missing.length === 0) return null;
  return `Indiquez quelle colonne contient ${missing.join(", puis ")}.`;
}
