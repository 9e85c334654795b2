import type { DoubtReason, UnexpectedReason } from "./report";

const doubts: Record<DoubtReason, string> = {
  HOMONYMS: "Plusieurs élèves portent ce nom : dites duquel il s’agit.",
  IDENTIFIER_DIFFERS: "L’identifiant de la liste n’est pas celui que la console connaît pour cet élève.",
  INE_DIFFERS: "L’INE de la liste n’est pas celui que la console connaît pour cet élève.",
  NAME_DIFFERS: "L’identifiant ou l’INE est celui d’un élève connu, mais le nom est un autre.",
  WEAK: "Un élève porte ce nom, mais ni la classe ni la date de naissance ne confirment que c’est lui.",
  TWICE: "La liste donne deux mots de passe ou deux identifiants à cet élève.",
  IDENTIFIER_TWICE: "La liste donne le même identifiant à plusieurs élèves.",
};

const unexpected: Record<UnexpectedReason, string> = {
  UNKNOWN: "Inconnu de la console, ou hors de vos classes",
  NOT_CHOSEN: "Élève de l’établissement, non choisi pour cette campagne",
  EXCLUDED: "Exclu de cette campagne",
  OTHER_CAMPAIGN: "Attendu par une autre campagne",
  WITHHELD: "Écarté à la main depuis le lancement",
  LEFT: "A quitté l’établissement",
  CANCELLED: "Retiré de cette campagne",
};

/** Why a line needs a choice, as a French sentence. */
export const describeDoubt = (reason: DoubtReason): string => doubts[reason];

/** Why a line is never sealed. */
export const describeUnexpected = (reason: UnexpectedReason): string => unexpected[reason];
