import type { Certainty, DoubtReason, Evidence } from "./matching";

/** What made a line mean a pupil. */
export const evidenceWords: Record<Evidence, string> = {
  IDENTIFIER: "son identifiant",
  INE: "son INE",
  MAIL: "son adresse",
  NAME: "son nom, qu’aucun autre élève ne porte",
  NAME_AND_CLASS: "son nom et sa classe",
  NAME_AND_BIRTH: "son nom et sa date de naissance",
};

export const certaintyWords: Record<Certainty, string> = { EXACT: "Exact", NORMALISED: "Rapproché" };

/** Why a line is left to the operator. */
export const doubtWords: Record<DoubtReason, string> = {
  CONFLICT: "L’identifiant et le nom de la ligne désignent des élèves différents.",
  HOMONYMS: "Plusieurs élèves portent ce nom.",
  CLASS_DIFFERS: "Le nom est celui de cet élève, le reste de la ligne n’est pas sa classe.",
  BIRTH_DIFFERS: "Le nom est celui de cet élève, la date de naissance est une autre.",
  LIKE_SEVERAL: "Plusieurs identifiants ne diffèrent que par la casse ou les accents.",
  NEAR_IDENTIFIER: "L’identifiant de la ligne ressemble à celui-ci, à un signe près ou sans son numéro.",
  NAME_IN_ACCOUNT: "L’adresse ou l’identifiant de la ligne est fait de ce nom.",
  FIRST_WORD: "Le premier mot de la ligne est cet identifiant, le reste ne permet pas de le vérifier.",
  LAST_NAME_ONLY: "La ligne ne porte qu’un nom de famille.",
};

export const selectionSources = ["HAND", "LEAK"] as const;
export type SelectionSource = (typeof selectionSources)[number];

/** Why the wizard did not open, as the address of the page says it. */
export const settleFaults: Readonly<Record<string, string>> = {
  personne: "Aucun élève n’est coché : cochez au moins un élève avant de préparer la réinitialisation.",
  date: "La date de la fuite est à venir : choisissez aujourd’hui ou un jour passé, ou laissez-la vide.",
};
