import { accept, refuse, type Decision } from "@/lib/decision";
import { guessColumns, holdsPasswords, titleAliases } from "@/lib/files/rules/columns";

/** What the console reads of a list that EduConnect produced. Its real columns are not published: domain § 7.4. */
export const listFields = [
  "lastName",
  "usageName",
  "firstName",
  "className",
  "birthDate",
  "identifier",
  "ine",
  "provisionalPassword",
] as const;

export type ListField = (typeof listFields)[number];

/** Index of the column that holds each field, or null when the list does not have it. */
export type ListColumns = Record<ListField, number | null>;

const labels: Record<ListField, string> = {
  lastName: "Nom",
  usageName: "Nom d’usage",
  firstName: "Prénom",
  className: "Classe",
  birthDate: "Date de naissance",
  identifier: "Identifiant",
  ine: "INE",
  provisionalPassword: "Mot de passe provisoire",
};

const identityAliases = {
  lastName: titleAliases.lastName,
  usageName: titleAliases.usageName,
  firstName: titleAliases.firstName,
  className: titleAliases.className,
  birthDate: titleAliases.birthDate,
  identifier: [...titleAliases.identifier, "compte", "identifianteleve"],
  ine: titleAliases.ine,
};

/** French name of a field, for the screen where columns are chosen. */
export function describeListField(field: ListField): string {
  return labels[field];
}

/** The column of each field, as far as its title tells. */
export function guessListColumns(header: readonly string[]): ListColumns {
  const exact = guessColumns(header, { secret: titleAliases.provisionalPassword }).secret;
  const likely = header.findIndex(holdsPasswords);
  return {
    ...guessColumns(header, identityAliases),
    provisionalPassword: exact ?? (likely === -1 ? null : likely),
  };
}

/**
 * True when at least one cell is the title of something else than a password. Without it, the first line may be a
 * pupil’s, whose password must never be taken for a title and shown.
 */
export function isListHeader(cells: readonly string[]): boolean {
  const found = Object.values(guessColumns(cells, identityAliases));
  return found.some((column) => column !== null);
}

/** Columns whose title is that of something else than a password: the only ones whose values may be shown. */
export function columnsToShow(header: readonly string[]): number[] {
  return header.flatMap((title, index) => (isListHeader([title]) && !holdsPasswords(title) ? [index] : []));
}

/** French sentence that says what is still to choose, or null when the columns are enough to read the list. */
export function describeMissingColumns(columns: ListColumns): string | null {
  if (columns.provisionalPassword === null)
    return "Cette liste n’a pas de colonne de mots de passe reconnue : indiquez laquelle les contient, ou demandez à ÉduConnect une liste avec les mots de passe provisoires.";
  const hasName = columns.lastName !== null && columns.firstName !== null;
  if (columns.identifier === null && columns.ine === null && !hasName)
    return "Indiquez quelle colonne contient l’identifiant ou l’INE, ou bien celles du nom et du prénom.";
  return null;
}

/** Refuses a column that the list does not have, two fields in one column, and what `describeMissingColumns` says. */
export function decideListColumns(columns: ListColumns, header: readonly string[]): Decision<ListColumns> {
  const chosen = listFields.flatMap((field) => columns[field] ?? []);
  if (chosen.some((column) => header[column] === undefined))
    return refuse("Une des colonnes choisies n’existe pas dans cette liste : choisissez-les de nouveau.");
  const twice = chosen.find((column, rank) => chosen.indexOf(column) < rank);
  if (twice !== undefined)
    return refuse(
      `La colonne « ${header[twice] ?? ""} » est choisie deux fois : une colonne ne dit qu’une chose.`,
    );
  const missing = describeMissingColumns(columns);
  return missing === null ? accept(columns) : refuse(missing);
}
