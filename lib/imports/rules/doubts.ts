export type DoubtReason =
  | "HOMONYMS"
  | "INE_CHANGED"
  | "NAME_DIFFERS"
  | "NUMBER_TAKEN"
  | "DUPLICATE_IN_FILE"
  | "MALFORMED_INE"
  | "UNKNOWN_IN_LIST"
  | PersonDoubt
  | "GRANTS_DISAGREE";

/** Of a file of people. */
type PersonDoubt = "PERSON_HOMONYMS" | "PERSON_KEYS_DISAGREE" | "PERSON_NAME_DIFFERS" | "PERSON_DUPLICATE";

const sentences: Record<DoubtReason, string> = {
  HOMONYMS: "Un ou plusieurs élèves connus portent ce nom : dites duquel il s’agit, ou s’il est nouveau.",
  INE_CHANGED: "L’INE de cet élève n’est pas celui que la console connaît : vérifiez-le avant de l’accepter.",
  NAME_DIFFERS:
    "Le numéro est celui d’un élève connu, mais ni le nom ni la date de naissance ne correspondent.",
  NUMBER_TAKEN:
    "Le fichier donne à cet élève un INE, un numéro ou un identifiant qui est déjà celui d’un autre élève.",
  DUPLICATE_IN_FILE: "Le fichier parle deux fois du même élève : gardez une seule des deux lignes.",
  MALFORMED_INE:
    "L’INE n’a pas la forme attendue (11 caractères) : corrigez-le dans le fichier, ou ignorez-le.",
  UNKNOWN_IN_LIST:
    "Cet élève n’est pas dans SIECLE ou ONDE : importez d’abord l’export à jour, ou ignorez-le.",
  PERSON_HOMONYMS:
    "Un ou plusieurs comptes connus portent ce nom : dites duquel il s’agit, ou s’il est nouveau.",
  PERSON_KEYS_DISAGREE:
    "Les numéros de cette ligne sont ceux de plusieurs comptes connus : dites duquel il s’agit.",
  PERSON_NAME_DIFFERS:
    "Le numéro est celui d’un compte connu, mais ni le nom ni la date de naissance ne correspondent.",
  PERSON_DUPLICATE: "Le fichier parle deux fois de la même personne : gardez une seule des deux lignes.",
  GRANTS_DISAGREE:
    "Le fichier donne à ce bénéficiaire deux droits différents sur la même cible : retenez-en un seul.",
};

export const doubtReasons = Object.keys(sentences) as DoubtReason[];

/** The French sentence that tells an operator why a record needs a choice. */
export function describeDoubt(reason: DoubtReason): string {
  return sentences[reason];
}

const shortNames: Record<DoubtReason, string> = {
  HOMONYMS: "Homonymes",
  INE_CHANGED: "INE différent",
  NAME_DIFFERS: "Nom différent",
  NUMBER_TAKEN: "Numéro déjà pris",
  DUPLICATE_IN_FILE: "En double dans le fichier",
  MALFORMED_INE: "INE mal formé",
  UNKNOWN_IN_LIST: "Absent de SIECLE ou d’ONDE",
  PERSON_HOMONYMS: "Homonymes",
  PERSON_KEYS_DISAGREE: "Numéros de plusieurs comptes",
  PERSON_NAME_DIFFERS: "Nom différent",
  PERSON_DUPLICATE: "En double dans le fichier",
  GRANTS_DISAGREE: "Droits qui se contredisent",
};

/** The reason in two or three words, to filter by. */
export function describeDoubtShortly(reason: DoubtReason): string {
  return shortNames[reason];
}
