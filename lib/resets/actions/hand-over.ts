"use server";

import { accept, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { defineAction } from "@/lib/platform/define-action";
import { runCampaign } from "../jobs";
import { decideRenewal, readTicks } from "../rules/hand-over";
import { classSchema, handOutSchema, renewalSchema } from "../schema";
import { findRunningCampaign, lockCampaign, lockSchool, saveStatus } from "../store/campaigns";
import { listHandOver, saveHandOut, saveHandOutUndone, saveRenewal, saveShredding } from "../store/hand-over";

const unknownCampaign = "Cette campagne n’existe pas.";

/**
 * Writes in the register who received a sheet: the whole class, or what the page ticked and unticked. Only printed
 * sheets can be given; one entry a pupil.
 */
export const handOutSheets = defineAction({
  permission: "sheet:hand-out",
  audit: "sheet.handed-out",
  input: handOutSchema,
  async run({ input, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const { given, takenBack } = readTicks({ before: input.etait, after: input.remis });
    const chosen = { className: input.classe, studentIds: input.tous === undefined ? given : null };
    const handOut = { at: now, by: input.remisPar ?? actor.name, recordedBy: actor.name };
    const received = await saveHandOut(tx, campaign, chosen, handOut);
    const undone = input.tous === undefined ? await saveHandOutUndone(tx, campaign, takenBack) : [];
    const detail = { campaignId: campaign.id, className: input.classe };
    const [first, ...others] = [
      ...received.map((id) => ({ kind: "student", id, detail: { ...detail, handedOutBy: handOut.by } })),
      ...undone.map((id) => ({ kind: "student", id, detail: { ...detail, takenBack: true } })),
    ];
    if (!first) return refuse("Rien n’a changé : cochez les élèves dont la feuille imprimée a été remise.");
    return accept({ targets: [first, ...others], message: describe(received.length, undone.length) });
  },
});

function describe(received: number, undone: number): string {
  const given = received > 0 ? `${count(received, "feuille remise", "feuilles remises")}.` : "";
  const back = undone > 0 ? `${count(undone, "remise retirée", "remises retirées")} du registre.` : "";
  return `${given} ${back}`.trim();
}

/**
 * Replaces lost sheets, of a class or of one pupil: a new provisional password for them only, and the one on the lost
 * paper stops at that instant. In assisted mode they are to be reset in EduConnect again.
 */
export const replaceLostSheets = defineAction({
  permission: "reset:run",
  audit: "sheet.voided",
  stepUp: true,
  input: renewalSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const lines = await listHandOver(tx, campaign, input.classe);
    const lost = lines.filter(
      ({ studentId, isPrintable }) => isPrintable && (input.eleve === "" || studentId === input.eleve),
    );
    const decision = decideRenewal(campaign, lost.length, now);
    if (!decision.accepted) return decision;
    const running = await findRunningCampaign(tx, actor.scope);
    if (running) return refuse(`Une campagne est en cours : « ${running.name} ». Attendez sa fin.`);

    const ids = lost.map(({ studentId }) => studentId);
    const { status } = decision.change;
    await saveRenewal(tx, campaign, ids);
    const failed = lost.filter(({ renewalFailed }) => renewalFailed).length;
    const doneCount = campaign.doneCount - (ids.length - failed);
    const failedCount = campaign.failedCount - failed;
    await saveStatus(tx, campaign, { status, doneCount, failedCount, finishedAt: null });
    if (status === "QUEUED")
      await runCampaign.enqueue(tx, { uai, actor, payload: { campaignId: campaign.id }, key: campaign.id });
    const [first = "", ...others] = ids;
    const target = (id: string) => ({
      kind: "student",
      id,
      detail: { campaignId: campaign.id, className: input.classe },
    });
    return accept({
      targets: [target(first), ...others.map(target)],
      href: `/e/${uai}/reinitialisations/${campaign.id}`,
    });
  },
});

/** Notes that the paper left of a class, copies and sheets nobody took, went through the shredder. */
export const noteShredding = defineAction({
  permission: "sheet:hand-out",
  audit: "sheet.shredded",
  input: classSchema,
  async run({ input, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const sheets = await saveShredding(tx, campaign, input.classe, { at: now, by: actor.name });
    if (sheets === 0) return refuse("Aucune impression de cette classe n’attend d’être détruite.");
    return accept({
      targets: [{ kind: "campaign", id: campaign.id, detail: { className: input.classe, sheets } }],
      message: "La destruction est notée au registre.",
    });
  },
});
