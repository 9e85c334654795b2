import { type Decision, refuse } from "@/lib/decision";
import { cleanTitle, guessColumns, holdsPasswords, titleAliases } from "@/lib/files/rules/columns";
import { decideChosen } from "../chosen-columns";

/** Whom a list in CSV speaks of, besides pupils. */
export const peopleKinds = ["ACCOUNTS", "GUESTS"] as const;
export type PeopleKind = (typeof peopleKinds)[number];

/** Titles that a column may bear for each field, as `cleanTitle` leaves them. */
const aliases = {
  lastName: titleAliases.lastName,
  usageName: titleAliases.usageName,
  firstName: titleAliases.firstName,
  birthDate: titleAliases.birthDate,
  login: titleAliases.identifier,
  email: ["email", "courriel", "mail", "e-mail", "adresseelectronique", "adressemail", "adressecourriel"],
  profile: ["profil", "profilent", "categorie", "typedecompte"],
  functions: ["fonction", "fonctions", "libellefonction"],
  classes: [...titleAliases.className, "classes"],
  groups: ["groupe", "groupes"],
  ine: titleAliases.ine,
  lastSeen: [
    ...["derniereconnexion", "datedederniereconnexion", "dernierecnx", "dernieracces"],
    ...["datederniereconnexion", "lastlogin", "connexion"],
  ],
  localAuthentication: [
    "authentificationlocale",
    "authentification",
    "modedauthentification",
    "typedauthentification",
  ],
  isAdministrator: ["administrateur", "administrateurent", "adminent", "administrateurlocal"],
  secondFactor: ["doublefacteur", "doubleauthentification", "secondfacteur", "mfa", "2fa", "otp"],
  passwordChangedOn: titleAliases.passwordChangedOn,
  openedOn: ["datedecreation", "creele", "creation", "datecreation", "cree"],
  source: ["source", "sourceducompte", "origine", "origineducompte", "alimentation", "provenance"],
  endsOn: [
    "datedefin",
    "fin",
    "datefin",
    "expiration",
    "datedexpiration",
    "finvalidite",
    "findevalidite",
    "valablejusquau",
  ],
  sponsor: ["parrain", "referent", "responsable", "invitepar", "demandeur"],
  sponsorEmail: ["courrielduparrain", "mailduparrain", "emailduparrain", "courrieldureferent"],
  reason: ["motif", "raison", "justification", "motifdelinvitation"],
} as const satisfies Record<string, readonly string[]>;

export type PersonField = keyof typeof aliases;

export const personFields = Object.keys(aliases) as PersonField[];

/** Index of the column that holds each field, or null when the file does not have it. */
export type PeopleMapping = Record<PersonField, number | null>;

const labels: Record<PersonField, string> = {
  lastName: "Nom",
  usageName: "Nom d’usage",
  firstName: "Prénom",
  birthDate: "Date de naissance",
  login: "Identifiant ENT",
  email: "Courriel",
  profile: "Profil",
  functions: "Fonction",
  classes: "Classe",
  groups: "Groupes",
  ine: "INE",
  lastSeen: "Dernière connexion",
  localAuthentication: "Authentification locale",
  isAdministrator: "Administrateur",
  secondFactor: "Double facteur",
  passwordChangedOn: "Dernière modification du mot de passe",
  openedOn: "Date de création",
  source: "Source",
  endsOn: "Date de fin",
  sponsor: "Parrain",
  sponsorEmail: "Courriel du parrain",
  reason: "Motif",
};

const guestOnly: readonly PersonField[] = ["endsOn", "sponsor", "sponsorEmail", "reason"];
const accountOnly: readonly PersonField[] = [
  "profile",
  "functions",
  "classes",
  "groups",
  "ine",
  "isAdministrator",
  "source",
];

/** The fields that a list of this kind may have, in the order of its template. */
export function fieldsOf(kind: PeopleKind): PersonField[] {
  const left = kind === "GUESTS" ? accountOnly : guestOnly;
  return personFields.filter((field) => !left.includes(field));
}

/** The console’s own template: every field, by its French name. */
export function templateOf(kind: PeopleKind): string[] {
  return fieldsOf(kind).map((field) => labels[field]);
}

/** French name of a field, for the screen where columns are chosen. */
export function describePersonField(field: PersonField): string {
  return labels[field];
}

/** The column of each field, as far as its title tells; never one of passwords. */
export function guessPeopleColumns(header: readonly string[], kind: PeopleKind): PeopleMapping {
  const readable = header.map((title) => (holdsPasswords(title) ? "" : title));
  const guessed = guessColumns<PersonField>(readable, aliases);
  const fields = new Set(fieldsOf(kind));
  return Object.fromEntries(
    personFields.map((field) => [field, fields.has(field) ? guessed[field] : null]),
  ) as PeopleMapping;
}

/** What a list is by its titles alone: guests have an end or a sponsor, accounts an ENT identifier or a profile. */
export function guessKind(header: readonly string[]): PeopleKind | null {
  const guests = guessPeopleColumns(header, "GUESTS");
  const hasNames = guests.lastName !== null && guests.firstName !== null;
  if (!hasNames) return null;
  if (guests.endsOn !== null || guests.sponsor !== null) return "GUESTS";
  const accounts = guessPeopleColumns(header, "ACCOUNTS");
  const told = [accounts.profile, accounts.functions, accounts.lastSeen, accounts.isAdministrator];
  const isKosmos = header.some((title) => cleanTitle(title) === "identifiantent");
  return isKosmos || told.some((column) => column !== null) ? "ACCOUNTS" : null;
}

/** The kind whose template this very header is; read without asking. */
export function templateKind(header: readonly string[]): PeopleKind | null {
  const titles = header.map(cleanTitle);
  const is = (kind: PeopleKind) => {
    const wanted = templateOf(kind).map(cleanTitle);
    return wanted.length === titles.length && wanted.every((title, index) => title === titles[index]);
  };
  return peopleKinds.find(is) ?? null;
}

/** French sentence that names the columns still to choose, or null when the mapping is enough. */
export function describeMissingPeople(mapping: PeopleMapping): string | null {
  const missing = [
    ...(mapping.lastName === null ? ["le nom"] : []),
    ...(mapping.firstName === null ? ["le prénom"] : []),
  ];
  return missing.length === 0 ? null : `Indiquez quelle colonne contient ${missing.join(", puis ")}.`;
}

/** The columns chosen for a list of this header. Refuses what is missing, unknown, chosen twice, or a password. */
export function decidePeopleColumns(
  mapping: PeopleMapping,
  header: readonly string[],
  kind: PeopleKind,
): Decision<{ mapping: PeopleMapping }> {
  const missing = describeMissingPeople(mapping);
  if (missing !== null) return refuse(missing);
  return decideChosen(mapping, header, { fields: fieldsOf(kind), describe: describePersonField });
}
