import "server-only";
import * as z from "zod";
import { alteredNames } from "@/lib/sheets/documents";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import type { Transaction } from "@/lib/platform/database/transaction";
import { classesReached, isAllowed, reaches } from "@/lib/platform/permissions";
import type { Scope } from "@/lib/platform/scope";
import type { Actor } from "@/lib/platform/session";
import { requestsFirst } from "../rules/approval";
import type { ExclusionSettings } from "../rules/exclusions";
import { decideClose, decidePrint, isRunning } from "../rules/lifecycle";
import { countsOf, decideReach, reasonsKept } from "../rules/reach";
import { describeScope } from "../rules/selection";
import { type Campaign, findCampaign, listCampaigns } from "../store/campaigns";
import { findLastDone, listItems } from "../store/items";
import { countSeen, findReach } from "../store/reach";
import { listClassProgress, listUncommonNames } from "../store/sheets";
import { listCampaignsOf } from "../store/student-campaigns";

export type { ClassProgress } from "../store/sheets";

/** Names of one kind that a page shows. */
const namesShown = 200;
const campaignsShown = 50;

export const readCampaigns = defineRead({
  permission: "reset:read",
  async load({ actor, tx }) {
    const campaigns = await asSeen(tx, actor.scope, await listCampaigns(tx, actor.scope, campaignsShown));
    return {
      campaigns: requestsFirst(campaigns.map(summaryOf)),
      canRun: isAllowed(actor.roles, "reset:run"),
      canDelegate: isAllowed(actor.roles, "delegation:manage"),
    };
  },
});

export type CampaignSummary = ReturnType<typeof summaryOf>;

/** Campaigns as far as a reader of some classes sees them: no count nor name of the others. */
async function asSeen(tx: Transaction, scope: Scope, campaigns: readonly Campaign[]): Promise<Campaign[]> {
  if (scope.classes === null || campaigns.length === 0) return [...campaigns];
  const seen = await countSeen(tx, campaigns, scope.classes);
  return campaigns.map((campaign) => ({
    ...campaign,
    ...countsOf(seen.filter(({ campaignId }) => campaignId === campaign.id)),
  }));
}

function summaryOf(campaign: Campaign) {
  return {
    id: campaign.id,
    name: campaign.name,
    status: campaign.status,
    scope: describeScope(campaign.scope),
    selectedCount: campaign.selectedCount,
    excludedCount: campaign.excludedCount,
    doneCount: campaign.doneCount,
    failedCount: campaign.failedCount,
    validUntil: campaign.validUntil,
    createdByName: campaign.createdByName,
    createdAt: campaign.createdAt,
    startedAt: campaign.startedAt,
    finishedAt: campaign.finishedAt,
    closedAt: campaign.closedAt,
    approvalExpiresAt: campaign.approvalExpiresAt,
    approvedByName: campaign.approvedByName,
    approvedAt: campaign.approvedAt,
    emergencyReason: campaign.emergencyReason,
    endReason: campaign.endReason,
  };
}

/** Names that the sheets of a campaign show otherwise than they are written, to say before printing. */
export const readAlteredNames = defineRead({
  permission: "sheet:print",
  async load({ actor, tx }, campaignId: string) {
    const campaign = isUuid(campaignId) ? await findCampaign(tx, actor.scope, campaignId) : null;
    const students = campaign ? await listUncommonNames(tx, campaign) : [];
    return alteredNames(
      students.map((student) => ({ ...student, className: student.className ?? "Sans classe" })),
    );
  },
});

/** One campaign: counts, classes, who failed, and what the operator may do now. No secret is read. */
export const readCampaign = defineRead({
  permission: "reset:read",
  async load({ actor, now, tx }, campaignId: string) {
    const found = isUuid(campaignId) ? await findCampaign(tx, actor.scope, campaignId) : null;
    const [campaign] = found ? await asSeen(tx, actor.scope, [found]) : [];
    if (!campaign) return null;
    const classes = await listClassProgress(tx, actor.scope, campaign.id);
    const mine = classesReached(actor.held, "sheet:print");
    const printable = classes
      .filter((row) => reaches(mine, row.className))
      .reduce((total, row) => total + row.printable, 0);
    const { canRun, switchedOff } = await readReach(tx, actor, campaign);
    return {
      ...summaryOf(campaign),
      switchedOff,
      classes,
      printable,
      /** Classes whose sheets are theirs to print and to hand out; null for all. */
      mine,
      failures: await listItems(tx, campaign, "FAILED", namesShown),
      excluded: await listItems(tx, campaign, "EXCLUDED", namesShown),
      /** Only a page of a campaign that runs names one. */
      lastDone: isRunning(campaign) ? await findLastDone(tx, campaign) : null,
      canRun,
      canClose: canRun && decideClose(campaign).accepted,
      canPrint: isAllowed(actor.roles, "sheet:print") && printable > 0 && decidePrint(campaign, now).accepted,
      canHandOut: isAllowed(actor.roles, "sheet:hand-out"),
      needsCode: !hasRecentSecondFactor(actor, now),
      isExpired: now > campaign.validUntil,
      readAt: now,
    };
  },
});

/** Whether the whole campaign is theirs to act on; the reasons written in another's may name pupils they do not see. */
async function readReach(
  tx: Transaction,
  actor: Actor,
  campaign: Campaign,
): Promise<{ canRun: boolean; switchedOff: ExclusionSettings["switchedOff"] }> {
  const { switchedOff } = campaign.exclusions;
  const reach = await findReach(tx, campaign, actor.id, classesReached(actor.held, "reset:run"));
  const isTheirs = decideReach(reach).accepted;
  return {
    canRun: isAllowed(actor.roles, "reset:run") && isTheirs,
    switchedOff: actor.scope.classes === null || isTheirs ? switchedOff : reasonsKept(switchedOff),
  };
}

/** The campaigns one pupil was part of, the latest first. No secret is read. */
export const readCampaignsOf = defineRead({
  permission: "reset:read",
  load: async ({ actor, tx }, studentId: string) =>
    isUuid(studentId) ? listCampaignsOf(tx, actor.scope, studentId, campaignsShown) : [],
});

const isUuid = (id: string) => z.uuid().safeParse(id).success;
