"use server";

import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { decideSettings } from "./rules";
import { schoolSettingsSchema } from "./schema";
import { lockSettings, saveSettings } from "./store";

/** Changes what the school sets for itself; refuses when nothing differs. Campaigns already started keep theirs. */
export const saveSchoolSettings = defineAction({
  permission: "settings:change",
  audit: "settings.changed",
  input: schoolSettingsSchema,
  async run({ input, actor, tx }) {
    const known = await lockSettings(tx, actor.scope);
    if (!known) return refuse("Cet établissement n’existe pas.");
    const decision = decideSettings(known, input);
    if (!decision.accepted) return decision;
    await saveSettings(tx, known.uai, input);
    return accept({
      targets: [{ kind: "establishment", id: known.uai, detail: { fields: decision.change.fields } }],
      message: "Réglages enregistrés.",
    });
  },
});
