import { accept, refuse, type Decision } from "@/lib/decision";
import { longParisDay } from "@/lib/paris-day";
import type { CampaignFacts } from "../lifecycle";

/** Lists of one campaign that may wait to be read at the same time. */
export const maxWaitingLists = 50;

/** A list nobody reads is destroyed after as many days, as a forgotten import is. */
export const listRetentionDays = 7;

const dayMs = 86_400_000;

/** The lists received before this instant are kept no longer. */
export const staleListsBefore = (now: Date): Date => new Date(now.getTime() - listRetentionDays * dayMs);

const notAwaiting =
  "Cette campagne n’attend pas de liste d’ÉduConnect : seule une campagne en mode assisté, encore ouverte, en reçoit.";

/** A list may come, and be read, while the campaign waits for it and its passwords would still be valid. */
export function decideListReceipt(
  { status, validUntil }: Pick<CampaignFacts, "status" | "validUntil">,
  waitingLists: number,
  now: Date,
): Decision<{ room: number }> {
  if (status !== "AWAITING_LIST") return refuse(notAwaiting);
  if (now > validUntil)
    return refuse(
      `La validité choisie pour cette campagne a pris fin le ${longParisDay(validUntil)} : terminez-la ou annulez-la, puis préparez-en une nouvelle.`,
    );
  if (waitingLists >= maxWaitingLists)
    return refuse(
      `${maxWaitingLists} listes attendent déjà d’être lues : lisez-les ou retirez-les avant d’en déposer d’autres.`,
    );
  return accept({ room: maxWaitingLists - waitingLists });
}

type Counts = { selectedCount: number; doneCount: number; failedCount: number };

/** Pupils of the whole campaign whose password has not been read. */
export function pendingCount({ selectedCount, doneCount, failedCount }: Counts): number {
  return Math.max(selectedCount - doneCount - failedCount, 0);
}

/**
 * Ends a campaign without those whose password never came. `reachedCount` are the pending pupils that the operator
 * reaches: a delegate of some classes does not end the others’.
 */
export function decideFinish(
  campaign: Counts & Pick<CampaignFacts, "status">,
  reachedCount: number,
): Decision<{ status: "DONE"; leftCount: number }> {
  if (campaign.status !== "AWAITING_LIST") return refuse(notAwaiting);
  if (campaign.doneCount === 0) return refuse("Aucune liste n’a été lue : annulez plutôt la campagne.");
  if (reachedCount < pendingCount(campaign))
    return refuse(
      "D’autres classes que les vôtres attendent encore leur liste : seul un chef d’établissement termine la campagne.",
    );
  return accept({ status: "DONE", leftCount: reachedCount });
}
