import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import { parisDay } from "@/lib/paris-day";
import {
  type ExclusionReason,
  exclusionReasons,
  summariseExclusions,
  type UnknownFact,
} from "../rules/exclusions";
import { readPlan } from "../rules/plan";
import { describeCause } from "../rules/approval-words";
import { describeScope, type StoredSelection } from "../rules/selection";
import { type CampaignPlan, campaignPlanSchema } from "../schema";
import { findApprovalNeed } from "../store/approvals";
import { findRunningCampaign } from "../store/campaigns";
import { findPlannedSelection } from "../store/selections";
import { findPrintContext } from "../store/school";
import { countByClass, countByGroup, listStudentFacts } from "../store/students";

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
    return {
      classes,
      groups,
      running,
      isDelegated: actor.scope.classes !== null,
      mayImport: isAllowed(actor.roles, "import:make"),
    };
  },
});

export type PlanPreview = {
  scope: string;
  /** Where a stored selection came from; "GONE" when the plan names one that no longer is. */
  selection: "HAND" | "LEAK" | "GONE" | null;
  includedCount: number;
  /** Included pupils by class, in the order of classes. */
  classes: { name: string; count: number }[];
  excluded: { reason: ExclusionReason; count: number; names: string[] }[];
  unknown: Record<UnknownFact, number>;
  settings: { changedSince: string; alreadyResetSince: string };
  validityDays: number;
  needsCode: boolean;
  /** Why a second person must approve, and who may; null when nobody has to. */
  approval: { why: string; approvers: string[] } | null;
  isAssisted: boolean;
};

const namesShown = 200;

/** Who a plan would reset and who it leaves out and why, by the very rules that will run it. */
export const readPlanPreview = defineRead({
  permission: "reset:run",
  async load({ actor, now, tx }, query: unknown): Promise<PlanPreview | null> {
    const plan = campaignPlanSchema.safeParse(query);
    if (!plan.success) return null;
    const stored = await findPlannedSelection(tx, actor.scope, actor.id, plan.data);
    const { scope, exclusions } = readPlan(plan.data, actor.scope.classes, now, stored);
    const students = await listStudentFacts(tx, actor.scope, scope);
    const summary = summariseExclusions(students, exclusions, now);
    const byId = new Map(students.map((student) => [student.id, student]));
    const school = await findPrintContext(tx, actor.uai ?? "");
    const need = await findApprovalNeed(tx, actor, summary, now);
    return {
      scope: describeScope(scope),
      selection: selectionOf(plan.data, stored),
      includedCount: summary.included.length,
      classes: countClasses(summary.included.map((id) => byId.get(id)?.className)),
      excluded: exclusionReasons.map((reason) => ({
        reason,
        count: summary.excluded[reason].length,
        names: summary.excluded[reason].slice(0, namesShown).map((id) => byId.get(id)?.name ?? ""),
      })),
      unknown: { STATE: summary.unknown.STATE.length, PASSWORD_DATE: summary.unknown.PASSWORD_DATE.length },
      settings: exclusions,
      validityDays: school?.secretValidityDays ?? 90,
      needsCode: !hasRecentSecondFactor(actor, now),
      approval: describeApproval(need),
      isAssisted: need.policy.resetMode === "ASSISTED",
    };
  },
});

function selectionOf({ portee }: CampaignPlan, stored: StoredSelection | null): PlanPreview["selection"] {
  return portee === "SELECTION" ? (stored?.source ?? "GONE") : null;
}

type Need = Awaited<ReturnType<typeof findApprovalNeed>>;

function describeApproval({ cause, approvers, policy }: Need): PlanPreview["approval"] {
  if (!cause) return null;
  const why = describeCause(cause, policy.approvalThreshold);
  return { why, approvers: approvers.map(({ name }) => name) };
}

function countClasses(names: readonly (string | null | undefined)[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const known of names) {
    const name = known ?? "Sans classe";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const order = new Intl.Collator("fr", { numeric: true });
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => order.compare(a.name, b.name));
}
