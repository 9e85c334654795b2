import type { GrantRole, PopulationKind, TargetKind } from "@/lib/rights/rules/model";
import { foldText } from "@/lib/students/rules/search";

/** A table whose words are folded as a cell’s are. */
const byWord = <Meaning>(words: Readonly<Record<string, Meaning>>): ReadonlyMap<string, Meaning> =>
  new Map(Object.entries(words).map(([word, meaning]) => [foldText(word), meaning]));

const roles = byWord<GrantRole>({
  ...{ visiteur: "VISITOR", lecteur: "VISITOR", lecture: "VISITOR", consultation: "VISITOR" },
  ...{ redacteur: "WRITER", contributeur: "WRITER", redaction: "WRITER", ecriture: "WRITER" },
  ...{ moderateur: "MODERATOR", moderation: "MODERATOR", validateur: "MODERATOR" },
  ...{ gestionnaire: "MANAGER", gestion: "MANAGER", administrateur: "MANAGER" },
  ...{ acces: "ACCESS", "acces au service": "ACCESS", utilisateur: "ACCESS" },
});

/** The role that a cell names; null when the word is none of them. */
export function readRole(text: string): GrantRole | null {
  return roles.get(foldText(text)) ?? null;
}

const targets = byWord<TargetKind>({
  ...{ rubrique: "RUBRIC", rubriques: "RUBRIC", page: "RUBRIC" },
  ...{ service: "SERVICE", services: "SERVICE", application: "SERVICE" },
});

export function readTargetKind(text: string): TargetKind | null {
  return targets.get(foldText(text)) ?? null;
}

/** Whom a grant names: a population, or somebody. */
export type HolderWord = PopulationKind | "ACCOUNT";

const holders = byWord<HolderWord>({
  ...{ profil: "PROFILE", profile: "PROFILE" },
  ...{ fonction: "FUNCTION", classe: "CLASS", division: "CLASS", groupe: "GROUP" },
  ...{ etablissement: "ESTABLISHMENT", "tout l'etablissement": "ESTABLISHMENT" },
  ...{ "tout l'ent": "EVERYONE", ent: "EVERYONE", tous: "EVERYONE", "tout le monde": "EVERYONE" },
  ...{ utilisateur: "ACCOUNT", compte: "ACCOUNT", personne: "ACCOUNT", nominatif: "ACCOUNT" },
});

export function readHolderKind(text: string): HolderWord | null {
  return holders.get(foldText(text)) ?? null;
}

/** The words that the console’s own lists are written with; each is read back as what it was. */
export const holderWords: Record<HolderWord | "UNKNOWN", string> = {
  PROFILE: "Profil",
  FUNCTION: "Fonction",
  CLASS: "Classe",
  GROUP: "Groupe",
  ESTABLISHMENT: "Établissement",
  EVERYONE: "Tout l’ENT",
  ACCOUNT: "Utilisateur",
  UNKNOWN: "Utilisateur",
};

export const targetWords: Record<TargetKind, string> = { RUBRIC: "Rubrique", SERVICE: "Service" };
