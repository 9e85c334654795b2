import "server-only";
import { randomUUID } from "node:crypto";
import { accept } from "@/lib/decision";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Actor } from "@/lib/platform/session";
import { decideStart } from "./rules/approval";
import { decideConfirmation } from "./rules/confirmation";
import { decideExclusionSettings, type ExclusionSettings, summariseExclusions } from "./rules/exclusions";
import { decideValidity } from "./rules/lifecycle";
import { campaignName, readPlan } from "./rules/plan";
import type { StartCampaign } from "./schema";
import { newCampaignKey } from "./seals";
import { findApprovalNeed, type SchoolPolicy } from "./store/approvals";
import { findPlannedSelection } from "./store/selections";
import { listStudentFacts } from "./store/students";

/** What was chosen, counted again: by the rules of the wizard, and against the number typed. */
export async function confirmPlan(tx: Transaction, actor: Actor, input: StartCampaign, now: Date) {
  const stored = await findPlannedSelection(tx, actor.scope, actor.id, input);
  const plan = readPlan(input, actor.scope.classes, now, stored);
  const terms = decideTerms(plan.exclusions, input.validite, now);
  if (!terms.accepted) return terms;
  const students = await listStudentFacts(tx, actor.scope, plan.scope);
  const summary = summariseExclusions(students, plan.exclusions, now);
  const confirmation = decideConfirmation({ typed: input.nombre, expected: summary.included.length });
  if (!confirmation.accepted) return confirmation;
  const need = await findApprovalNeed(tx, actor, summary, now);
  const start = decideStart({ ...need, emergencyReason: input.urgence ?? null });
  return start.accepted ? accept({ plan, stored, summary, need, start: start.change }) : start;
}

function decideTerms(exclusions: ExclusionSettings, validityDays: number, now: Date) {
  const settings = decideExclusionSettings(exclusions, now);
  return settings.accepted ? decideValidity(validityDays, now) : settings;
}

/** A campaign as it is written first: nothing runs before it is launched. */
export function newCampaign(actor: Actor, policy: SchoolPolicy, input: StartCampaign, now: Date) {
  const { uai, id } = { uai: actor.uai ?? "", id: randomUUID() };
  const { wrapped, keyId } = newCampaignKey(uai, id);
  return {
    uai,
    id,
    requestId: input.requestId,
    name: campaignName(now),
    status: "AWAITING_APPROVAL" as const,
    mode: policy.resetMode,
    secretForm: policy.secretForm,
    validityDays: input.validite,
    dataKey: new Uint8Array(wrapped),
    keyId,
    createdBy: actor.id,
    createdByName: actor.name,
    createdAt: now,
  };
}
