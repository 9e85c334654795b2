import { count, frenchMoment } from "@/lib/french";
import type { ApprovalCause } from "./approval";

/** A campaign as the sentences about it name it. */
export type Named = { name: string; selectedCount: number };

const described = ({ name, selectedCount }: Named) =>
  `« ${name} », ${count(selectedCount, "mot de passe", "mots de passe")}`;

/** Why a second person is asked, as the last step of the wizard and the request say it. */
export function describeCause(cause: ApprovalCause, threshold: number): string {
  if (cause === "WHOLE_SCHOOL") return "Elle porte sur tout l’établissement.";
  return `Elle atteint le seuil fixé par l’établissement : ${count(threshold, "élève")}.`;
}

const namesShown = 5;

/** "Paul Morel, Inès Roux et 3 autres" */
export function describePeople(names: readonly string[]): string {
  const others = names.length - namesShown;
  if (others <= 0) return names.join(", ");
  return `${names.slice(0, namesShown).join(", ")} et ${others === 1 ? "1 autre" : `${others} autres`}`;
}

export const requestNews = (requester: string, campaign: Named, expiresAt: Date): string =>
  `${requester} demande une approbation : ${described(campaign)}, avant le ${frenchMoment(expiresAt)}.`;

export const approvalNews = (approver: string, campaign: Named): string =>
  `${approver} a approuvé votre demande : ${described(campaign)}.`;

export const emergencyNews = (operator: string, campaign: Named, reason: string): string =>
  `${operator} a lancé en urgence, sans approbation : ${described(campaign)}. Motif : « ${reason} ».`;

export const endNews = (campaign: Named, reason: string): string =>
  `Votre demande a pris fin : ${described(campaign)}. ${reason}`;

/** Why a request ended without running, kept with the campaign. */
export const endReasons = {
  withdrawn: (name: string) => `Demande retirée par ${name}.`,
  declined: (name: string, reason: string) => `Demande refusée par ${name} : « ${reason} ».`,
  expired: (at: Date) => `Demande restée sans réponse, expirée le ${frenchMoment(at)}.`,
  changed: "Les élèves à réinitialiser ne sont plus les mêmes qu’à la demande : elle prend fin.",
} as const;
