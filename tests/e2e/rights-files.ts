import { templateOf } from "@/lib/imports/rules/people/columns";
import { type RightsKind, rightsTemplateOf } from "@/lib/imports/rules/rights/columns";
import { csvFile } from "@/tests/integration/people/files";

type Cells = Readonly<Record<string, string>>;

function listOf(name: string, titles: readonly string[], lines: readonly Cells[]): File {
  const rows = lines.map((line) => titles.map((title) => line[title] ?? "").join(";"));
  return csvFile(name, [titles.join(";"), ...rows]);
}

const rightsList = (name: string, kind: RightsKind, lines: readonly Cells[]) =>
  listOf(name, rightsTemplateOf(kind), lines);

const person = (Nom: string, Prénom: string, Profil: string, login: string) => ({
  ...{ Nom, Prénom, Profil },
  "Identifiant ENT": login,
});

export const accounts = listOf("comptes.csv", templateOf("ACCOUNTS"), [
  person("DUPONT", "Jeanne", "Enseignant", "j.dupont"),
  person("NGUYEN", "Linh", "Enseignant", "l.nguyen"),
  person("SILVA", "Rui", "Enseignant", "r.silva"),
  person("MARTIN", "Élodie", "Direction", "e.martin"),
  person("LEROY", "Paul", "Vie scolaire", "p.leroy"),
]);

const teachers = ["j.dupont", "l.nguyen", "r.silva"];

/** The services that every teacher holds by name, and no population. */
export const services = [
  { Service: "msg", "Nom du service": "Messagerie" },
  { Service: "cdt", "Nom du service": "Cahier de textes" },
  { Service: "res", "Nom du service": "Réservation de salles" },
];

const toTeachers = services.flatMap(({ Service }, rank) =>
  teachers.map((Bénéficiaire) => ({
    ...{ "Type de cible": "Service", Cible: Service, Bénéficiaire },
    ...{ "Donné par": "Anne Roy", "Donné le": `01/09/${2022 + rank}` },
  })),
);

/** The four lists of rights, in the order in which they are to be imported. */
export const rightsLists = [
  rightsList("rubriques.csv", "RUBRICS", [
    { Rubrique: "vs", "Nom de la rubrique": "Vie scolaire" },
    { Rubrique: "cdi", "Nom de la rubrique": "CDI", "Rubrique parente": "vs", "Hérite des droits": "oui" },
  ]),
  rightsList("services.csv", "SERVICES", services),
  rightsList("groupes.csv", "GROUPS", [
    { Groupe: "equipe", "Nom du groupe": "Équipe du CDI", Membre: "p.leroy" },
    { Groupe: "pole", "Nom du groupe": "Pôle documentaire", "Type de membre": "Groupe", Membre: "equipe" },
  ]),
  rightsList("droits.csv", "GRANTS", [
    ...toTeachers,
    {
      ...{ "Type de cible": "Rubrique", Cible: "cdi", Rôle: "rédacteur", Bénéficiaire: "j.dupont" },
      ...{ Motif: "Remplacement de Rosa SILVA" },
    },
    {
      ...{ "Type de cible": "Rubrique", Cible: "vs", Rôle: "visiteur", "Type de bénéficiaire": "Profil" },
      ...{ Bénéficiaire: "Enseignant", "Donné le": "01/09/2024" },
    },
    {
      ...{
        "Type de cible": "Rubrique",
        Cible: "cdi",
        Rôle: "gestionnaire",
        "Type de bénéficiaire": "Groupe",
      },
      ...{ Bénéficiaire: "pole", "Donné le": "01/09/2025" },
    },
  ]),
];
