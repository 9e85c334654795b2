import "server-only";
import { announce, retireAnnouncements } from "@/lib/notifications/announce";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { Actor } from "@/lib/platform/session";
import { currentFingerprint, fingerprintOf } from "./fingerprint";
import { runCampaign } from "./jobs";
import { approvalExpiry, approversOf, isSameSet, type Start } from "./rules/approval";
import { emergencyNews, endNews, endReasons, requestNews } from "./rules/approval-words";
import type { CampaignStatus } from "./rules/lifecycle";
import { listColleagues } from "./store/approvals";
import { type Campaign, lockCampaign, moveItems, saveStatus } from "./store/campaigns";

type Confirmed = Pick<Campaign, "uai" | "id" | "mode">;
type Named = Pick<Campaign, "uai" | "id" | "name" | "selectedCount">;
type Author = Pick<Actor, "id" | "name">;

/** A campaign that the console runs is queued; an assisted one waits for the list of EduConnect. */
const launchedStatus: Record<Campaign["mode"], CampaignStatus> = {
  MANAGED: "QUEUED",
  ASSISTED: "AWAITING_LIST",
};

/** Nothing is left to confirm: the campaign takes the status of its mode, and its job when it has one. */
export async function launchCampaign(tx: Transaction, campaign: Confirmed, actor: Author): Promise<void> {
  const { uai, id, mode } = campaign;
  await saveStatus(tx, campaign, { status: launchedStatus[mode] });
  if (mode === "MANAGED") await runCampaign.enqueue(tx, { uai, actor, payload: { campaignId: id }, key: id });
}

/** What follows a confirmed campaign, as the rule decided: run, run in emergency, or wait for an approval. */
export async function beginCampaign(
  tx: Transaction,
  actor: Actor,
  campaign: Confirmed & Named & { included: readonly string[] },
  start: Start,
  now: Date,
): Promise<void> {
  if (start.kind === "RUN") return launchCampaign(tx, campaign, actor);
  if (start.kind === "EMERGENCY") return launchInstead(tx, actor, campaign, start.reason, now);
  const approvalExpiresAt = approvalExpiry(now);
  await saveStatus(tx, campaign, { approvalExpiresAt, fingerprint: fingerprintOf(campaign.included) });
  await announce(tx, {
    uai: campaign.uai,
    recipientIds: start.approvers.map(({ id }) => id),
    kind: "APPROVAL_REQUESTED",
    subjectId: campaign.id,
    text: requestNews(actor.name, campaign, approvalExpiresAt),
    now,
  });
}

/** Launches without approval: the reason is kept, and told to everybody else who could have approved. */
export async function launchInstead(
  tx: Transaction,
  actor: Pick<Actor, "id" | "name" | "scope">,
  campaign: Confirmed & Named,
  reason: string,
  now: Date,
): Promise<void> {
  await saveStatus(tx, campaign, { emergencyReason: reason });
  await launchCampaign(tx, campaign, actor);
  await retireAnnouncements(tx, campaign.uai, { subjectId: campaign.id, kind: "APPROVAL_REQUESTED" }, now);
  const others = approversOf(await listColleagues(tx, actor.scope, now), actor.id);
  await announce(tx, {
    uai: campaign.uai,
    recipientIds: others.map(({ id }) => id),
    kind: "EMERGENCY",
    subjectId: campaign.id,
    text: emergencyNews(actor.name, campaign, reason),
    now,
  });
}

/** Ends a request that never ran: no password changed, and its requester is told unless they did it. */
export async function endRequest(
  tx: Transaction,
  request: Named & Pick<Campaign, "createdBy">,
  reason: string,
  { by, now }: { by: string | null; now: Date },
): Promise<string[]> {
  const left = await moveItems(tx, request, "PENDING", { status: "CANCELLED", outcome: null });
  await saveStatus(tx, request, { status: "CANCELLED", endReason: reason, finishedAt: now });
  await retireAnnouncements(tx, request.uai, { subjectId: request.id, kind: "APPROVAL_REQUESTED" }, now);
  await announce(tx, {
    uai: request.uai,
    recipientIds: [request.createdBy].filter((id) => id !== by),
    kind: "APPROVAL_DECLINED",
    subjectId: request.id,
    text: endNews(request, reason),
    now,
  });
  return left;
}

/**
 * Null when the pupils are those of the request; else the refusal whose consequence ends it, told to the requester
 * whoever found it out.
 */
export async function refuseIfChanged(tx: Transaction, scope: Scope, request: Campaign, now: Date) {
  if (isSameSet(request, await currentFingerprint(tx, scope, request, now))) return null;
  return {
    accepted: false as const,
    reason: endReasons.changed,
    targets: [{ kind: "campaign", id: request.id, detail: { ended: true } }],
    async consequence(later: Transaction): Promise<void> {
      const current = await lockCampaign(later, scope, request.id);
      // Somebody else may have answered since the gesture was rolled back.
      if (current?.status !== "AWAITING_APPROVAL") return;
      await endRequest(later, current, endReasons.changed, { by: null, now });
    },
  };
}
