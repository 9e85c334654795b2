import type { CampaignPlan } from "../schema";
import { defaultExclusions, type ExclusionSettings, exclusionReasons } from "./exclusions";
import { type ResetScope, withinClasses } from "./selection";

/**
 * The scope and exclusions that a plan means for somebody who holds these classes, null for all; what it leaves out
 * takes the national rule's defaults.
 */
export function readPlan(
  plan: CampaignPlan,
  held: readonly string[] | null,
  now: Date,
): { scope: ResetScope; exclusions: ExclusionSettings } {
  const defaults = defaultExclusions(now);
  const switchedOff: ExclusionSettings["switchedOff"] = {};
  for (const reason of exclusionReasons) {
    const justification = reason === "LEFT" ? undefined : plan[`sans${reason}`];
    if (reason !== "LEFT" && justification) switchedOff[reason] = justification;
  }
  return {
    scope: withinClasses(scopeOf(plan), held),
    exclusions: {
      changedSince: plan.changeDepuis ?? defaults.changedSince,
      alreadyResetSince: plan.reinitialiseDepuis ?? defaults.alreadyResetSince,
      switchedOff,
    },
  };
}

function scopeOf(plan: CampaignPlan): ResetScope {
  switch (plan.portee) {
    case "ALL":
      return { kind: "ALL" };
    case "CLASSES":
      return { kind: "CLASSES", names: plan.classe };
    case "GROUPS":
      return { kind: "GROUPS", names: plan.groupe };
    case "STUDENTS":
      return { kind: "STUDENTS", ids: plan.eleve };
  }
}

/** "Réinitialisation du 22 novembre 2026" */
export function campaignName(now: Date): string {
  const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" }).format(now);
  return `Réinitialisation du ${day}`;
}

/** The plan as name and value pairs, for the address of a step or the hidden fields of a form. */
export function planFields(plan: CampaignPlan): [string, string][] {
  const { classe, groupe, eleve, ...single } = plan;
  return [
    ...Object.entries(single).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
    ...classe.map((name): [string, string] => ["classe", name]),
    ...groupe.map((name): [string, string] => ["groupe", name]),
    ...eleve.map((id): [string, string] => ["eleve", id]),
  ];
}

/** True when the plan names somebody: a step further makes sense. */
export function isScopeChosen({ portee, classe, groupe, eleve }: CampaignPlan): boolean {
  const lists = { ALL: [portee], CLASSES: classe, GROUPS: groupe, STUDENTS: eleve };
  return lists[portee].length > 0;
}
