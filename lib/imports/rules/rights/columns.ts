import { type Decision, refuse } from "@/lib/decision";
import { cleanTitle, guessColumns, holdsPasswords } from "@/lib/files/rules/columns";
import { decideChosen } from "../chosen-columns";

/** What a list in CSV says of rights. */
export const rightsKinds = ["RUBRICS", "SERVICES", "GROUPS", "GRANTS"] as const;
export type RightsKind = (typeof rightsKinds)[number];

/** Titles that a column may bear for each field, as `cleanTitle` leaves them; the first is the template’s own. */
const aliases = {
  rubric: ["rubrique", "clerubrique", "coderubrique", "idrubrique", "identifiantrubrique"],
  rubricName: ["nomdelarubrique", "nomrubrique", "intitulerubrique", "libellerubrique", "titre"],
  parent: ["rubriqueparente", "parent", "rubriquemere", "rubriquepere", "rattachement"],
  inherits: ["heritedesdroits", "herite", "heritage"],
  inheritedCeiling: ["roleheriteauplus", "roleheritemaximal", "plafondherite"],
  service: ["service", "cleservice", "codeservice", "idservice"],
  serviceName: ["nomduservice", "nomservice", "intituleservice", "libelleservice"],
  group: ["groupe", "clegroupe", "codegroupe", "idgroupe"],
  groupName: ["nomdugroupe", "nomgroupe", "intitulegroupe", "libellegroupe"],
  memberKind: ["typedemembre", "typemembre"],
  member: ["membre", "identifiantmembre", "loginmembre"],
  targetKind: ["typedecible", "typecible", "type"],
  target: ["cible", "rubriqueouservice", "objet", "ressource"],
  role: ["role", "droit", "niveau", "profildedroit"],
  holderKind: ["typedebeneficiaire", "typebeneficiaire", "typepopulation"],
  holder: ["beneficiaire", "population", "utilisateur", "detenteur", "accordea"],
  givenBy: ["donnepar", "accordepar", "auteur", "creepar"],
  givenOn: ["donnele", "accordele", "datedattribution", "dateattribution", "creele"],
  reason: ["motif", "raison", "justification", "commentaire"],
  endsOn: ["jusquau", "datedefin", "fin", "expiration"],
  reviewedOn: ["revule", "derniererevue", "datederevue"],
} as const satisfies Record<string, readonly string[]>;

export type RightsField = keyof typeof aliases;

/** Index of the column that holds each field, or null when the file does not have it. */
export type RightsMapping = Record<RightsField, number | null>;

export const rightsFields = Object.keys(aliases) as RightsField[];

const labels: Record<RightsField, string> = {
  rubric: "Rubrique",
  rubricName: "Nom de la rubrique",
  parent: "Rubrique parente",
  inherits: "Hérite des droits",
  inheritedCeiling: "Rôle hérité au plus",
  service: "Service",
  serviceName: "Nom du service",
  group: "Groupe",
  groupName: "Nom du groupe",
  memberKind: "Type de membre",
  member: "Membre",
  targetKind: "Type de cible",
  target: "Cible",
  role: "Rôle",
  holderKind: "Type de bénéficiaire",
  holder: "Bénéficiaire",
  givenBy: "Donné par",
  givenOn: "Donné le",
  reason: "Motif",
  endsOn: "Jusqu’au",
  reviewedOn: "Revu le",
};

/** The fields of each list, in the order of its template, and those without which it says nothing. */
const lists: Record<RightsKind, { fields: readonly RightsField[]; required: readonly RightsField[] }> = {
  RUBRICS: {
    fields: ["rubric", "rubricName", "parent", "inherits", "inheritedCeiling"],
    required: ["rubric"],
  },
  SERVICES: { fields: ["service", "serviceName"], required: ["service"] },
  GROUPS: { fields: ["group", "groupName", "memberKind", "member"], required: ["group"] },
  GRANTS: {
    fields: [
      ...(["targetKind", "target", "role", "holderKind", "holder"] as const),
      ...(["givenBy", "givenOn", "reason", "endsOn", "reviewedOn"] as const),
    ],
    required: ["target", "holder"],
  },
};

export const fieldsOfRights = (kind: RightsKind): readonly RightsField[] => lists[kind].fields;

/** The console’s own template: every field, by its French name. */
export function rightsTemplateOf(kind: RightsKind): string[] {
  return lists[kind].fields.map((field) => labels[field]);
}

export const describeRightsField = (field: RightsField): string => labels[field];

/** The column of each field of such a list, as far as its title tells; never one of passwords. */
export function guessRightsColumns(header: readonly string[], kind: RightsKind): RightsMapping {
  const readable = header.map((title) => (holdsPasswords(title) ? "" : title));
  const guessed = guessColumns<RightsField>(readable, aliases);
  const fields = new Set(lists[kind].fields);
  return Object.fromEntries(
    rightsFields.map((field) => [field, fields.has(field) ? guessed[field] : null]),
  ) as RightsMapping;
}

/** What a list of rights is by its titles; null when they say nothing of rights. */
export function guessRightsKind(header: readonly string[]): RightsKind | null {
  const has = (...fields: RightsField[]) => {
    const guessed = guessColumns<RightsField>(header, aliases);
    return fields.every((field) => guessed[field] !== null);
  };
  if (has("target", "holder") || has("rubric", "role", "holder") || has("service", "role", "holder"))
    return "GRANTS";
  if (has("group", "member")) return "GROUPS";
  if (has("rubric", "parent") || has("rubric", "rubricName")) return "RUBRICS";
  return has("service", "serviceName") ? "SERVICES" : null;
}

/** The kind whose template this very header is; read without asking. */
export function rightsTemplateKind(header: readonly string[]): RightsKind | null {
  const titles = header.map(cleanTitle).join("|");
  return rightsKinds.find((kind) => rightsTemplateOf(kind).map(cleanTitle).join("|") === titles) ?? null;
}

/** The columns chosen for a list of this kind. Refuses what is missing, unknown, chosen twice, or a password. */
export function decideRightsColumns(
  mapping: RightsMapping,
  header: readonly string[],
  kind: RightsKind,
): Decision<object> {
  const missing = describeMissingRights(mapping, kind);
  if (missing !== null) return refuse(missing);
  return decideChosen(mapping, header, { fields: lists[kind].fields, describe: describeRightsField });
}

/** French sentence that names the columns still to choose, or null when the mapping is enough. */
function describeMissingRights(mapping: RightsMapping, kind: RightsKind): string | null {
  const missing = lists[kind].required.filter((field) => mapping[field] === null);
  const names = missing.map((field) => `« ${labels[field]} »`);
  return names.length === 0 ? null : `Indiquez quelle colonne contient ${names.join(", puis ")}.`;
}
