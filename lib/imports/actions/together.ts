"use server";

import { accept } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { listSchoolsHeld } from "@/lib/platform/standing";
import { applyPeopleImport } from "../jobs/apply-people";
import { applySibling } from "../jobs/apply-sibling";
import { decideTogether, describeTogether } from "../rules/people/together";
import { togetherSchema } from "../schema";
import { lockImport, saveImport } from "../store/imports";

/**
 * Confirms, in one gesture, the preview of this school and those of its siblings: each is applied by its own school’s
 * work, all or nothing, with the role held there at that instant; one that is refused holds nobody else back.
 */
export const applyTogether = defineAction({
  permission: "import:make",
  audit: "import.applied",
  input: togetherSchema,
  async run({ input: { importId, sibling: chosen }, actor, now, tx }) {
    const decision = decideTogether(await lockImport(tx, actor.scope, importId), chosen);
    if (!decision.accepted) return decision;
    const { imported, here } = decision.change;
    const { uai, format } = imported;
    const sha256 = imported.sha256 ?? "";
    if (here) {
      await saveImport(tx, imported, { status: "APPLYING", refusal: null });
      await applyPeopleImport.enqueue(tx, { uai, actor, payload: { importId }, key: importId });
    }
    // A school where the role has ended is asked too: its own journal says the refusal.
    for (const { uai: school, id } of chosen)
      await applySibling.enqueue(tx, { uai: school, actor, payload: { importId: id, sha256 }, key: id });
    const held = new Set((await listSchoolsHeld(tx, actor.id, "import:make", now)).map((one) => one.uai));
    const asked = new Set(chosen.map((one) => one.uai));
    const refused = (imported.facts.siblings ?? []).filter(
      (school) => asked.has(school.uai) && !held.has(school.uai),
    );
    const started = asked.size - refused.length + (here ? 1 : 0);
    const detail = { format, sha256, here, schools: [...asked] };
    return accept({
      targets: [{ kind: "import", id: importId, detail }],
      message: describeTogether(started, refused),
    });
  },
});
