import { foldText } from "@/lib/students/rules/search";

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

const aliases: Record<Exclude<ColumnField, "provisionalPassword">, readonly string[]> = {
  lastName: ["nom", "nomdefamille", "nomeleve", "nomdefamilleeleve", "lastname", "nomdenaissance"],
  usageName: ["nomusage", "nomdusage", "nomdusageeleve", "nomusageeleve"],
  firstName: ["prenom", "prenomeleve", "firstname"],
  className: ["classe", "libelleclasse", "class", "division", "classeeleve"],
  birthDate: ["datedenaissance", "datenaissance", "birthdate", "neele", "ne(e)le", "datedenaissanceeleve"],
  identifier: ["login", "identifiant", "identifiantent", "identifianteduconnect"],
  ine: ["ine", "idnational", "inernie"],
  sourceState: ["etat", "etatducompte", "etatcompte", "statut", "statutducompte"],
  passwordChangedOn: [
    "dernieremodificationdumotdepasse",
    "datedemodificationdumotdepasse",
    "datededernieremodificationdumotdepasse",
    "motdepassemodifiele",
  ],
};

const secretWords = /motdepasse|password|passwd|mdp|secret/;
const wordsAboutSecrets = /^(?:etat|statut|date|dernier)/;

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

/** A column title as aliases are written: lower case, no accents, spaces, stars, apostrophes nor marks. */
export function cleanTitle(title: string): string {
  return foldText(title).replace(/[\s*"\u{FEFF}:]/gu, "");
}

/** First column that bears a known title for each field; a title met twice gives its first column. */
export function guessColumns(header: readonly string[]): Mapping {
  const titles = header.map(cleanTitle);
  const find = (field: ColumnField) => {
    const index = titles.findIndex((title) =>
      field === "provisionalPassword" ? holdsPasswords(title) : aliases[field].includes(title),
    );
    return index === -1 ? null : index;
  };
  return Object.fromEntries(columnFields.map((field) => [field, find(field)])) as Mapping;
}

/** True for the title of a column of passwords, which is never read nor shown; not for their dates or states. */
export function holdsPasswords(title: string): boolean {
  const cleaned = cleanTitle(title);
  if (wordsAboutSecrets.test(cleaned) || aliases.passwordChangedOn.includes(cleaned)) return false;
  return secretWords.test(cleaned);
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
