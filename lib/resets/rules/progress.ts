import { count, frenchNumber } from "@/lib/french";
import type { CampaignStatus } from "./lifecycle";

type Counts = { doneCount: number; failedCount: number; selectedCount: number };

/** Whole seconds left at the mean speed so far; null before the first pupil. */
export function secondsLeft(campaign: Counts & { startedAt: Date | null }, now: Date): number | null {
  const treated = campaign.doneCount + campaign.failedCount;
  if (campaign.startedAt === null || treated === 0) return null;
  const elapsedMs = Math.max(now.getTime() - campaign.startedAt.getTime(), 0);
  const left = Math.max(campaign.selectedCount - treated, 0);
  return Math.ceil(((elapsedMs / treated) * left) / 1000);
}

/** One sentence: where the campaign stands and what comes next. */
export function describeState(
  campaign: Counts & { status: CampaignStatus; isExpired: boolean },
  printableCount: number,
): string {
  const reset = count(campaign.doneCount, "mot de passe réinitialisé", "mots de passe réinitialisés");
  const done = `${reset} sur ${frenchNumber(campaign.selectedCount)}`;
  switch (campaign.status) {
    case "AWAITING_APPROVAL":
      return "La campagne attend d’être approuvée par une seconde personne.";
    case "AWAITING_LIST":
      return `${done}. La campagne attend la liste produite par ÉduConnect.`;
    case "QUEUED":
      return "La campagne va commencer.";
    case "RUNNING":
      return `${done}, la campagne est en cours.`;
    case "CLOSED":
      return `${done}. Campagne close, les mots de passe provisoires sont effacés.`;
    case "DONE":
    case "CANCELLED":
      return `${done}. ${whatRemains(campaign.isExpired, printableCount)}`;
  }
}

function whatRemains(isExpired: boolean, printableCount: number): string {
  if (isExpired) return "Les mots de passe provisoires ont expiré.";
  if (printableCount === 0) return "Plus rien à imprimer.";
  return printableCount === 1
    ? "1 feuille d’élève imprimable."
    : `${printableCount} élèves à imprimer et à remettre.`;
}
