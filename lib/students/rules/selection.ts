import type { StudentFilter } from "../schema";

/** More would no longer fit in the address that carries a hand-picked list from step to step. */
export const mostHandPicked = 100;

/** Whom a reset would be about, in the words of the wizard's address. */
export type Target =
  | { portee: "ALL" }
  | { portee: "CLASSES"; classe: string }
  | { portee: "STUDENTS"; eleve: readonly string[] };

/** Why a selection leads nowhere; the list says it in a sentence. */
export type SelectionFault = "vide" | "trop";

export const selectionSentences: Record<SelectionFault, string> = {
  vide: "Cochez au moins un élève avant de préparer une réinitialisation.",
  trop: `Une sélection compte au plus ${mostHandPicked} élèves. Filtrez une classe seule pour la prendre entière, ou choisissez des classes en préparant la réinitialisation.`,
};

export type Selection = { target: Target } | { fault: SelectionFault };

/** "Everything" without a filter is the school, with a class alone that class; else null, it must be listed. */
export function wholeTarget({ q, classe, etat, situation }: StudentFilter): Target | null {
  if (q !== undefined || etat !== undefined || situation !== undefined) return null;
  return classe === undefined ? { portee: "ALL" } : { portee: "CLASSES", classe };
}

/** Pupils one by one: at least 1, at most 100, each once. */
export function handPicked(ids: readonly string[]): Selection {
  const eleve = [...new Set(ids)];
  if (eleve.length === 0) return { fault: "vide" };
  return eleve.length > mostHandPicked ? { fault: "trop" } : { target: { portee: "STUDENTS", eleve } };
}

/** The target as name and value pairs of the wizard's address. */
export function targetPairs(target: Target): [string, string][] {
  switch (target.portee) {
    case "ALL":
      return [["portee", "ALL"]];
    case "CLASSES":
      return [
        ["portee", "CLASSES"],
        ["classe", target.classe],
      ];
    case "STUDENTS":
      return [["portee", "STUDENTS"], ...target.eleve.map((id): [string, string] => ["eleve", id])];
  }
}
