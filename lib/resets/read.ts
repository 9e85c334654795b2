import "server-only";
import * as z from "zod";
import { alteredNames } from "@/lib/sheets/documents";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import {
  type ExclusionReason,
  exclusionReasons,
  summariseExclusions,
  type UnknownFact,
} from "./rules/exclusions";
import { decideClose, decidePrint } from "./rules/lifecycle";
import { parisDay } from "@/lib/paris-day";
import { readPlan } from "./rules/plan";
import { describeScope } from "./rules/selection";
import { campaignPlanSchema } from "./schema";
import { type Campaign, findCampaign, findRunningCampaign, listCampaigns } from "./store/campaigns";
import { listItems } from "./store/items";
import { findPrintContext } from "./store/school";
import { listClassProgress, listPrintableNames } from "./store/sheets";
import { listCampaignsOf } from "./store/student-campaigns";
import { countByClass, countByGroup, listStudentFacts } from "./store/students";

export type { ClassProgress } from "./store/sheets";

/** What one may choose from: classes and groups with their present pupils, and what already runs. */
export const readChoices = defineRead({
  permission: "reset:run",
  async load({ actor, now, tx }) {
    const today = parisDay(now);
    const [classes, groups, running] = [
      await countByClass(tx, actor.scope, today),
      await countByGroup(tx, actor.scope, today),
      await findRunningCampaign(tx, actor.scope),
    ];
    return { classes, groups, running };
  },
});

export type PlanPreview = {
  scope: string;
  includedCount: number;
  /** Included pupils by class, in the order of classes. */
  classes: { name: string; count: number }[];
  excluded: { reason: ExclusionReason; count: number; names: string[] }[];
  unknown: Record<UnknownFact, number>;
  settings: { changedSince: string; alreadyResetSince: string };
  validityDays: number;
  needsCode: boolean;
};

const namesShown = 200;

/** Who a plan would reset and who it leaves out and why, by the very rules that will run it. */
export const readPlanPreview = defineRead({
  permission: "reset:run",
  async load({ actor, now, tx }, query: unknown): Promise<PlanPreview | null> {
    const plan = campaignPlanSchema.safeParse(query);
    if (!plan.success) return null;
    const { scope, exclusions } = readPlan(plan.data, now);
    const students = await listStudentFacts(tx, actor.scope, scope);
    const summary = summariseExclusions(students, exclusions, now);
    const byId = new Map(students.map((student) => [student.id, student]));
    const school = await findPrintContext(tx, actor.uai ?? "");
    return {
      scope: describeScope(scope),
      includedCount: summary.included.length,
      classes: countClasses(summary.included.map((id) => byId.get(id)?.className ?? "Sans classe")),
      excluded: exclusionReasons.map((reason) => ({
        reason,
        count: summary.excluded[reason].length,
        names: summary.excluded[reason].slice(0, namesShown).map((id) => byId.get(id)?.name ?? ""),
      })),
      unknown: { STATE: summary.unknown.STATE.length, PASSWORD_DATE: summary.unknown.PASSWORD_DATE.length },
      settings: exclusions,
      validityDays: school?.secretValidityDays ?? 90,
      needsCode: !hasRecentSecondFactor(actor, now),
    };
  },
});

function countClasses(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const order = new Intl.Collator("fr", { numeric: true });
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => order.compare(a.name, b.name));
}

const campaignsShown = 50;

export const readCampaigns = defineRead({
  permission: "reset:read",
  async load({ actor, tx }) {
    const campaigns = await listCampaigns(tx, actor.scope, campaignsShown);
    return { campaigns: campaigns.map(summaryOf), canRun: isAllowed(actor.roles, "reset:run") };
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
