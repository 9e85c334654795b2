"use server";

import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { confirmPlan, newCampaign } from "../confirmed-plan";
import { runCampaign } from "../jobs";
import { beginCampaign, endRequest } from "../launch";
import { decideWithdrawal, type Start } from "../rules/approval";
import { endReasons } from "../rules/approval-words";
import { exclusionReasons } from "../rules/exclusions";
import { decideCancel, decideClose, decideRetry } from "../rules/lifecycle";
import { decideReach } from "../rules/reach";
import { campaignSchema, startCampaignSchema } from "../schema";
import {
  addCampaign,
  findCampaignByRequest,
  findRunningCampaign,
  lockCampaign,
  lockSchool,
  moveItems,
  saveStatus,
} from "../store/campaigns";
import { saveRenewalGivenUp, saveRetry } from "../store/hand-over";
import { removeLists } from "../store/lists";
import { findReach } from "../store/reach";
import { purgeCampaignSecrets } from "../store/secrets";
import { removeSelection } from "../store/selections";

const unknownCampaign = "Cette campagne n’existe pas.";

/**
 * Starts a campaign, or asks for the approval it needs: the pupils and their exclusions are counted again here, and the
 * number typed must be that one. The same request sent twice leads to the same campaign. Refuses while another campaign
 * of the school runs, and when nobody may approve and no emergency is told.
 */
export const startCampaign = defineAction({
  permission: "reset:run",
  audit: "reset.started",
  stepUp: true,
  input: startCampaignSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const same = await findCampaignByRequest(tx, actor.scope, input.requestId);
    if (same) return accept(leadTo(uai, same.id, { repeated: true }));
    const running = await findRunningCampaign(tx, actor.scope);
    if (running)
      return refuse(`Une campagne est déjà en cours : « ${running.name} ». Attendez sa fin ou annulez-la.`);

    const confirmed = await confirmPlan(tx, actor, input, now);
    if (!confirmed.accepted) return confirmed;
    const { plan, stored, summary, need, start } = confirmed.change;
    const { included, excluded } = summary;
    const campaign = newCampaign(actor, need.policy, input, now);
    const excludedItems = exclusionReasons.flatMap((reason) =>
      excluded[reason].map((studentId) => ({ studentId, reason })),
    );
    await addCampaign(tx, { ...campaign, ...plan, included, excluded: excludedItems });
    await beginCampaign(tx, actor, { ...campaign, selectedCount: included.length, included }, start, now);
    if (stored) await removeSelection(tx, actor.scope, stored.selectionId);
    return accept(leadTo(uai, campaign.id, startDetail(start, included.length, input.validite)));
  },
});

/** Stops between two batches: the pupils already reset keep their new password, the others their old one. */
export const cancelCampaign = defineAction({
  permission: "reset:run",
  audit: "reset.cancelled",
  input: campaignSchema,
  async run({ input, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const reach = decideReach(await findReach(tx, campaign, actor.id, actor.scope.classes));
    if (!reach.accepted) return reach;
    const decision = decideCancel(campaign);
    if (!decision.accepted) return decision;
    const withdrawal = decideWithdrawal(campaign, actor.id);
    if (!withdrawal.accepted) return withdrawal;
    if (withdrawal.change.isRequest) {
      const kept = await endRequest(tx, campaign, endReasons.withdrawn(actor.name), { by: actor.id, now });
      return accept({
        targets: [{ kind: "campaign", id: campaign.id, detail: { left: kept.length } }],
        message: "Demande retirée : aucun mot de passe n’a changé.",
      });
    }
    const kept = await saveRenewalGivenUp(tx, campaign);
    const left = await moveItems(tx, campaign, "PENDING", { status: "CANCELLED", outcome: null });
    await removeLists(tx, campaign);
    const doneCount = campaign.doneCount + kept;
    await saveStatus(tx, campaign, { status: decision.change.status, doneCount, finishedAt: now });
    return accept({
      targets: [{ kind: "campaign", id: campaign.id, detail: { left: left.length } }],
      message: "Campagne annulée. Les mots de passe déjà réinitialisés restent valables et imprimables.",
    });
  },
});

/** Queues the failed pupils again, and only them. */
export const retryCampaign = defineAction({
  permission: "reset:run",
  audit: "reset.retried",
  stepUp: true,
  input: campaignSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const reach = decideReach(await findReach(tx, campaign, actor.id, actor.scope.classes));
    if (!reach.accepted) return reach;
    const decision = decideRetry(campaign, now);
    if (!decision.accepted) return decision;
    const running = await findRunningCampaign(tx, actor.scope);
    if (running)
      return refuse(`Une campagne est déjà en cours : « ${running.name} ». Attendez sa fin ou annulez-la.`);
    const retried = await saveRetry(tx, campaign);
    await saveStatus(tx, campaign, { status: decision.change.status, failedCount: 0, finishedAt: null });
    await runCampaign.enqueue(tx, { uai, actor, payload: { campaignId: campaign.id }, key: campaign.id });
    return accept({ targets: [{ kind: "campaign", id: campaign.id, detail: { retried } }] });
  },
});

/** Ends a campaign for good: its secrets and the key that opens them are erased. */
export const closeCampaign = defineAction({
  permission: "reset:run",
  audit: "reset.closed",
  input: campaignSchema,
  async run({ input, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const reach = decideReach(await findReach(tx, campaign, actor.id, actor.scope.classes));
    if (!reach.accepted) return reach;
    const decision = decideClose(campaign);
    if (!decision.accepted) return decision;
    const purged = await purgeCampaignSecrets(tx, campaign, now);
    await saveStatus(tx, campaign, { status: decision.change.status, closedAt: now });
    return accept({
      targets: [
        { kind: "campaign", id: campaign.id, detail: { purged: purged.length } },
        ...purged.map((id) => ({ kind: "student", id, detail: { campaignId: campaign.id, purged: true } })),
      ],
      message: "Campagne close : ses mots de passe provisoires sont effacés.",
    });
  },
});

function startDetail(start: Start, selected: number, validityDays: number): JournalTarget["detail"] {
  const counts = { selected, validityDays };
  if (start.kind === "RUN") return counts;
  return start.kind === "EMERGENCY"
    ? { ...counts, emergency: start.reason }
    : { ...counts, approvalRequested: true };
}

function leadTo(uai: string, id: string, detail: JournalTarget["detail"]) {
  const target = { kind: "campaign", id, ...(detail && { detail }) };
  return { targets: [target] as const, href: `/e/${uai}/reinitialisations/${id}` };
}
