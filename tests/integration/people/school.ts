import { templateOf } from "@/lib/imports/rules/people/columns";
import { type Desk, importFile, makeDesk } from "../imports/desk";
import { csvFile } from "./files";
import { accounts } from "./rows";

const cellsOf = (kind: "ACCOUNTS" | "GUESTS", said: Readonly<Record<string, string>>) =>
  templateOf(kind)
    .map((title) => said[title] ?? "")
    .join(";");

/** Imports people by one of the console's own templates, each by the titles that it fills. */
export async function importPeople(
  desk: Desk,
  kind: "ACCOUNTS" | "GUESTS",
  people: readonly Readonly<Record<string, string>>[],
): Promise<string> {
  const lines = [templateOf(kind).join(";"), ...people.map((person) => cellsOf(kind, person))];
  return importFile(desk, csvFile("modele.csv", lines));
}

export const jeanne = {
  Nom: "DUPONT",
  Prénom: "Jeanne",
  Profil: "Enseignant",
  Administrateur: "oui",
  "Identifiant ENT": "j.dupont",
};
export const elodie = {
  Nom: "MARTIN",
  Prénom: "Élodie",
  Profil: "Direction",
  Administrateur: "oui",
  "Identifiant ENT": "e.martin",
};
export const paul = { Nom: "LEROY", Prénom: "Paul", Profil: "Vie scolaire", "Identifiant ENT": "p.leroy" };

/** A school, its RUPN, and these people in the order of names. */
export async function schoolOf(...people: readonly Readonly<Record<string, string>>[]) {
  const desk = await makeDesk("RUPN");
  await importPeople(desk, "ACCOUNTS", people);
  return { ...desk, desk, ids: (await accounts(desk.uai)).map(({ id }) => id) };
}
