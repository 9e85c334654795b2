import "server-only";
import * as z from "zod";
import { defineJob } from "@/lib/platform/define-job";
import { journalRefusal } from "@/lib/platform/door";
import { listSchoolsHeld } from "@/lib/platform/standing";
import { decideStep } from "../rules/preview/lifecycle";
import { lockImport, saveImport } from "../store/imports";
import { applyPeopleImport } from "./apply-people";
import { importTarget } from "./read-again";

const audit = "import.applied";

/**
 * Confirms the preview that a gesture made in another school names, as its own page would: for that school alone, with
 * the role held here now. What was refused, applied or given up meanwhile stays as it is.
 */
export const applySibling = defineJob({
  name: "import-apply-sibling",
  audit,
  payload: z.object({ importId: z.uuid(), sha256: z.string() }),
  async run({ payload: { importId, sha256 }, uai, actor, scope, step }) {
    if (!actor) return;
    const mayApply = await step(async ({ tx, now }) => {
      const held = await listSchoolsHeld(tx, actor.id, "import:make", now);
      if (!held.some((school) => school.uai === uai)) return { result: false, targets: [] };
      const stored = await lockImport(tx, scope, importId);
      const isSame = stored !== null && stored.sha256 === sha256 && stored.format === "AAF";
      if (!isSame || !decideStep(stored, "apply").accepted) return { result: true, targets: [] };
      await saveImport(tx, stored, { status: "APPLYING", refusal: null });
      await applyPeopleImport.enqueue(tx, { uai, actor, payload: { importId }, key: importId });
      return { result: true, targets: [importTarget(stored, { format: stored.format, sha256 })] };
    });
    if (mayApply) return;
    const reason = `Rien n’a été appliqué : le rôle de ${actor.name} dans cet établissement ne lui permet plus d’importer.`;
    const concerned = [{ kind: "import", id: importId, detail: { sha256 } }];
    await journalRefusal(audit, { ...actor, uai, scope }, reason, new Date(), concerned, async (tx) => {
      const stored = await lockImport(tx, scope, importId);
      if (stored?.status === "READY") await saveImport(tx, stored, { refusal: reason });
    });
  },
});
