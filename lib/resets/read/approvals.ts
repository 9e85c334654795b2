import "server-only";
import * as z from "zod";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import { approversOf, decideApproval, decideDecline, decideEmergency } from "../rules/approval";
import { type ExclusionReason, exclusionReasons, type ExclusionSettings } from "../rules/exclusions";
import { countExclusions, listColleagues, listRequestsFor } from "../store/approvals";
import { findCampaign } from "../store/campaigns";

/** What an approver sees before answering, and what this operator may answer; null unless the campaign waits. */
export const readRequest = defineRead({
  permission: "reset:read",
  async load({ actor, now, tx }, campaignId: string) {
    const isKnown = z.uuid().safeParse(campaignId).success;
    const request = isKnown ? await findCampaign(tx, actor.scope, campaignId) : null;
    if (request?.status !== "AWAITING_APPROVAL") return null;
    const counts = await countExclusions(tx, actor.scope, request.id);
    const approvers = approversOf(await listColleagues(tx, actor.scope, now), request.createdBy);
    const holdsWholeSchool = actor.scope.classes === null;
    const mayAnswer = isAllowed(actor.roles, "reset:approve");
    const mayRun = isAllowed(actor.roles, "reset:run");
    return {
      approvers: approvers.map(({ name }) => name),
      exclusions: exclusionReasons.map((reason) => ({
        reason,
        count: counts.get(reason) ?? 0,
        since: sinceOf(reason, request.exclusions),
        switchedOff: reason === "LEFT" ? null : (request.exclusions.switchedOff[reason] ?? null),
      })),
      isRequester: request.createdBy === actor.id,
      mayApprove: mayAnswer && decideApproval(request, { id: actor.id, holdsWholeSchool }, now).accepted,
      mayDecline: mayAnswer && decideDecline(request, actor.id, now).accepted,
      mayLaunch: mayRun && decideEmergency(request, actor.id, now).accepted,
      needsCode: !hasRecentSecondFactor(actor, now),
      readAt: now,
    };
  },
});

/** The first day that counts, "AAAA-MM-JJ", of the exclusions that look back. */
function sinceOf(reason: ExclusionReason, settings: ExclusionSettings): string | null {
  if (reason === "CHANGED_SINCE") return settings.changedSince;
  return reason === "ALREADY_RESET_SINCE" ? settings.alreadyResetSince : null;
}

/** The requests that this operator may answer in this school; none for who may not approve. */
export const readRequestsToApprove = defineRead({
  permission: "console:open",
  load: async ({ actor, now, tx }) =>
    isAllowed(actor.roles, "reset:approve") ? listRequestsFor(tx, actor.scope, actor.id, now) : [],
});
