import "server-only";
import * as z from "zod";
import { alteredNames } from "@/lib/sheets/documents";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import { requestsFirst } from "../rules/approval";
import { decideClose, decidePrint } from "../rules/lifecycle";
import { describeScope } from "../rules/selection";
import { type Campaign, findCampaign, listCampaigns } from "../store/campaigns";
import { listItems } from "../store/items";
import { listClassProgress, listPrintableNames } from "../store/sheets";
import { listCampaignsOf } from "../store/student-campaigns";

export type { ClassProgress } from "../store/sheets";

/** Names of one kind that a page shows. */
const namesShown = 200;
const campaignsShown = 50;

export const readCampaigns = defineRead({
  permission: "reset:read",
  async load({ actor, tx }) {
    const campaigns = await listCampaigns(tx, actor.scope, campaignsShown);
    return {
      campaigns: requestsFirst(campaigns.map(summaryOf)),
      canRun: isAllowed(actor.roles, "reset:run"),
    };
  },
});

export type CampaignSummary = ReturnType<typeof summaryOf>;

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
    const students = campaign ? await listPrintableNames(tx, campaign) : [];
    return alteredNames(
      students.map((student) => ({ ...student, className: student.className ?? "Sans classe" })),
    );
  },
});

/** One campaign: counts, classes, who failed, and what the operator may do now. No secret is read. */
export const readCampaign = defineRead({
  permission: "reset:read",
  async load({ actor, now, tx }, campaignId: string) {
    const campaign = isUuid(campaignId) ? await findCampaign(tx, actor.scope, campaignId) : null;
    if (!campaign) return null;
    const classes = await listClassProgress(tx, actor.scope, campaign.id);
    const printable = classes.reduce((total, row) => total + row.printable, 0);
    const canRun = isAllowed(actor.roles, "reset:run");
    return {
      ...summaryOf(campaign),
      switchedOff: campaign.exclusions.switchedOff,
      classes,
      printable,
      failures: await listItems(tx, campaign, "FAILED", namesShown),
      excluded: await listItems(tx, campaign, "EXCLUDED", namesShown),
      lastDone: await listItems(tx, campaign, "DONE", 1),
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

/** The campaigns one pupil was part of, the latest first. No secret is read. */
export const readCampaignsOf = defineRead({
  permission: "reset:read",
  load: async ({ actor, tx }, studentId: string) =>
    isUuid(studentId) ? listCampaignsOf(tx, actor.scope, studentId, campaignsShown) : [],
});

const isUuid = (id: string) => z.uuid().safeParse(id).success;
