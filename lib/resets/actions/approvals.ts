"use server";

import { accept, refuse } from "@/lib/decision";
import { announce, retireAnnouncements } from "@/lib/notifications/announce";
import { defineAction } from "@/lib/platform/define-action";
import { launchCampaign, launchInstead, endRequest, refuseIfChanged } from "../launch";
import { decideApproval, decideDecline, decideEmergency } from "../rules/approval";
import { approvalNews, endReasons } from "../rules/approval-words";
import { decideConfirmation } from "../rules/confirmation";
import { approveSchema, declineSchema, emergencySchema } from "../schema";
import { findRunningCampaign, lockCampaign, lockSchool, saveStatus } from "../store/campaigns";

const unknownCampaign = "Cette campagne n’existe pas.";

/**
 * A second person approves: the campaign is launched. The pupils are counted again; one more or one fewer, and the
 * request ends instead. Refuses the requester, an expired request, and while another campaign of the school runs.
 */
export const approveCampaign = defineAction({
  permission: "reset:approve",
  audit: "reset.approved",
  stepUp: true,
  input: approveSchema,
  async run({ input, actor, now, tx }) {
    await lockSchool(tx, actor.uai ?? "");
    const request = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!request) return refuse(unknownCampaign);
    const approver = { id: actor.id, holdsWholeSchool: actor.scope.classes === null };
    const decision = decideApproval(request, approver, now);
    if (!decision.accepted) return decision;
    const confirmation = decideConfirmation({ typed: input.nombre, expected: request.selectedCount });
    if (!confirmation.accepted) return confirmation;
    const running = await findRunningCampaign(tx, actor.scope);
    if (running) return refuse(`Une campagne est déjà en cours : « ${running.name} ». Attendez sa fin.`);
    const changed = await refuseIfChanged(tx, actor.scope, request, now);
    if (changed) return changed;
    await saveStatus(tx, request, { approvedBy: actor.id, approvedByName: actor.name, approvedAt: now });
    await launchCampaign(tx, request, actor);
    await retireAnnouncements(tx, request.uai, { subjectId: request.id, kind: "APPROVAL_REQUESTED" }, now);
    await announce(tx, {
      uai: request.uai,
      recipientIds: [request.createdBy],
      kind: "APPROVAL_GIVEN",
      subjectId: request.id,
      text: approvalNews(actor.name, request),
      now,
    });
    return accept({
      targets: [{ kind: "campaign", id: request.id, detail: { selected: request.selectedCount } }],
      message: "Campagne approuvée.",
    });
  },
});

/** A second person says no, with a reason that the requester reads. Refuses the requester, who withdraws instead. */
export const declineCampaign = defineAction({
  permission: "reset:approve",
  audit: "reset.declined",
  input: declineSchema,
  async run({ input, actor, now, tx }) {
    const request = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!request) return refuse(unknownCampaign);
    const decision = decideDecline(request, actor.id, now);
    if (!decision.accepted) return decision;
    await endRequest(tx, request, endReasons.declined(actor.name, input.motif), { by: actor.id, now });
    return accept({
      targets: [{ kind: "campaign", id: request.id, detail: { reason: input.motif } }],
      message: "Demande refusée : aucun mot de passe n’a changé.",
    });
  },
});

/** The requester waits no longer: launched at once, with a reason that is journalled and told to the others. */
export const launchInEmergency = defineAction({
  permission: "reset:run",
  audit: "reset.launched-in-emergency",
  stepUp: true,
  input: emergencySchema,
  async run({ input, actor, now, tx }) {
    await lockSchool(tx, actor.uai ?? "");
    const request = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!request) return refuse(unknownCampaign);
    const decision = decideEmergency(request, actor.id, now);
    if (!decision.accepted) return decision;
    const running = await findRunningCampaign(tx, actor.scope);
    if (running) return refuse(`Une campagne est déjà en cours : « ${running.name} ». Attendez sa fin.`);
    const changed = await refuseIfChanged(tx, actor.scope, request, now);
    if (changed) return changed;
    await launchInstead(tx, actor, request, input.urgence, now);
    return accept({
      targets: [
        {
          kind: "campaign",
          id: request.id,
          detail: { selected: request.selectedCount, emergency: input.urgence },
        },
      ],
      message: "Campagne lancée en urgence.",
    });
  },
});
