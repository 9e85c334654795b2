"use server";

import { randomUUID } from "node:crypto";
import type { ResetMode } from "@/prisma/generated/client";
import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { runCampaign } from "../jobs";
import { decideConfirmation } from "../rules/confirmation";
import { decideExclusionSettings, exclusionReasons, summariseExclusions } from "../rules/exclusions";
import { decideCancel, decideClose, decideRetry, decideValidity } from "../rules/lifecycle";
import { campaignName, readPlan } from "../rules/plan";
import { newCampaignKey } from "../seals";
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
import { removeLists } from "../store/lists";
import { findPrintContext } from "../store/school";
import { purgeCampaignSecrets } from "../store/secrets";
import { listStudentFacts } from "../store/students";

const unknownCampaign = "Cette campagne n’existe pas.";

/**
 * Starts a campaign: the pupils and their exclusions are counted again here, and the number typed must be that one.
 * The same request sent twice leads to the same campaign. Refuses while another campaign of the school runs.
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

    const plan = readPlan(input, now);
    const settings = decideExclusionSettings(plan.exclusions, now);
    if (!settings.accepted) return settings;
    const validity = decideValidity(input.validite, now);
    if (!validity.accepted) return validity;
    const students = await listStudentFacts(tx, actor.scope, plan.scope);
    const { included, excluded } = summariseExclusions(students, plan.exclusions, now);
    const confirmation = decideConfirmation({ typed: input.nombre, expected: included.length });
    if (!confirmation.accepted) return confirmation;

    const id = randomUUID();
    const { wrapped, keyId } = newCampaignKey(uai, id);
    const launch = launchIn(await findPrintContext(tx, uai));
    await addCampaign(tx, {
      ...plan,
      uai,
      id,
      requestId: input.requestId,
      name: campaignName(now),
      ...launch,
      validityDays: input.validite,
      dataKey: new Uint8Array(wrapped),
      keyId,
      createdBy: actor.id,
      createdByName: actor.name,
      createdAt: now,
      included,
      excluded: exclusionReasons.flatMap((reason) =>
        excluded[reason].map((studentId) => ({ studentId, reason })),
      ),
    });
    if (launch.status === "QUEUED")
      await runCampaign.enqueue(tx, { uai, actor, payload: { campaignId: id }, key: id });
    return accept(leadTo(uai, id, { selected: included.length, validityDays: input.validite }));
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
    const decision = decideCancel(campaign);
    if (!decision.accepted) return decision;
    const left = await moveItems(tx, campaign, "PENDING", { status: "CANCELLED", outcome: null });
    await removeLists(tx, campaign);
    await saveStatus(tx, campaign, { status: decision.change.status, finishedAt: now });
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
    const decision = decideRetry(campaign, now);
    if (!decision.accepted) return decision;
    const running = await findRunningCampaign(tx, actor.scope);
    if (running)
      return refuse(`Une campagne est déjà en cours : « ${running.name} ». Attendez sa fin ou annulez-la.`);
    const retried = await moveItems(tx, campaign, "FAILED", { status: "PENDING", outcome: null });
    await saveStatus(tx, campaign, { status: decision.change.status, failedCount: 0, finishedAt: null });
    await runCampaign.enqueue(tx, { uai, actor, payload: { campaignId: campaign.id }, key: campaign.id });
    return accept({ targets: [{ kind: "campaign", id: campaign.id, detail: { retried: retried.length } }] });
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

/** In assisted mode nothing is generated: the passwords come with the list of EduConnect. */
function launchIn(school: { resetMode: ResetMode } | null) {
  if (school?.resetMode === "ASSISTED") return { mode: "ASSISTED", status: "AWAITING_LIST" } as const;
  return { mode: "MANAGED", status: "QUEUED" } as const;
}

function leadTo(
  uai: string,
  id: string,
  detail: { repeated: true } | { selected: number; validityDays: number },
) {
  return { targets: [{ kind: "campaign", id, detail }] as const, href: `/e/${uai}/reinitialisations/${id}` };
}
