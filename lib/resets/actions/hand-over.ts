"use server";

import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { handOutSchema } from "../schema";
import { lockCampaign } from "../store/campaigns";
import { saveHandOut } from "../store/hand-over";

/** A class has received its sheets: the teacher in charge gave each pupil his or her own. */
export const handOutSheets = defineAction({
  permission: "sheet:hand-out",
  audit: "sheet.handed-out",
  input: handOutSchema,
  async run({ input, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse("Cette campagne n’existe pas.");
    const count = await saveHandOut(tx, campaign, input.classe, {
      at: now,
      by: actor.name,
      recordedBy: actor.name,
    });
    if (count === 0) return refuse("Aucune feuille imprimée de cette classe n’attend d’être remise.");
    return accept({
      targets: [{ kind: "campaign", id: campaign.id, detail: { className: input.classe, students: count } }],
    });
  },
});
