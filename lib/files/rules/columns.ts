import { foldText } from "@/lib/students/rules/search";

/** Titles that a column may bear for each thing that the console reads, as `cleanTitle` leaves them. */
export const titleAliases = {
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
  provisionalPassword: [
    "motdepasse",
    "motdepasseprovisoire",
    "motdepasseausageunique",
    "motdepasseusageunique",
  ],
} as const satisfies Record<string, readonly string[]>;

/** The fields one looks for, each with the titles it may bear: all of `titleAliases`, some of them, or others. */
export type WantedColumns<Field extends string> = Readonly<Record<Field, readonly string[]>>;

const secretWords = /motdepasse|password|passwd|mdp|secret/;
const wordsAboutSecrets = /^(?:etat|statut|date|dernier)/;
const datesOfSecrets: readonly string[] = titleAliases.passwordChangedOn;

/** A column title as aliases are written: lower case, no accents, spaces, stars, apostrophes nor marks. */
export function cleanTitle(title: string): string {
  return foldText(title).replace(/[\s*"\u{FEFF}:]/gu, "");
}

/** First column that bears a known title for each wanted field, or null; a title met twice gives its first column. */
export function guessColumns<Field extends string>(
  header: readonly string[],
  wanted: WantedColumns<Field>,
): Record<Field, number | null> {
  const titles = header.map(cleanTitle);
  const fields = Object.keys(wanted) as Field[];
  const find = (field: Field) => {
    const index = titles.findIndex((title) => wanted[field].includes(title));
    return index === -1 ? null : index;
  };
  return Object.fromEntries(fields.map((field) => [field, find(field)])) as Record<Field, number | null>;
}

/** True for the title of a column of passwords; not for that of their dates or states. */
export function holdsPasswords(title: string): boolean {
  const cleaned = cleanTitle(title);
  if (wordsAboutSecrets.test(cleaned) || datesOfSecrets.includes(cleaned)) return false;
  return secretWords.test(cleaned);
}

/** How many of the things that the console reads have a column of known title in a row. */
export function countKnownTitles(row: readonly string[]): number {
  const found = Object.values(guessColumns(row, titleAliases)).filter((column) => column !== null).length;
  return found === 0 && row.some(holdsPasswords) ? 1 : found;
}

/** True when at least one column of a header bears a title that the console knows. */
export function hasKnownTitle(header: readonly string[]): boolean {
  return countKnownTitles(header) > 0;
}
