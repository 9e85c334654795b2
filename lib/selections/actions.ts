"use server";

import { randomUUID } from "node:crypto";
import { accept, refuse } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";
import { defineAction } from "@/lib/platform/define-action";
import { readSelected } from "@/lib/students/read";
import { targetPairs } from "@/lib/students/rules/selection";
import { everyCandidate } from "./rules/findings";
import { decideLeakExclusions } from "./rules/leak-date";
import { makeSelectionSchema, settleLeakSchema } from "./schema";
import { addSelection, lockLeak, saveStudentIds } from "./store";

/**
 * Keeps the pupils ticked in the list, or all that match its filters, and leads to the wizard of resets. The whole
 * school and a whole class need no list: the wizard names them. Refuses a selection of nobody.
 */
export const makeSelection = defineAction({
  permission: "reset:run",
  audit: "selection.made",
  input: makeSelectionSchema,
  async check({ input, actor }) {
    const selected = await readSelected(actor.uai, input);
    if ("target" in selected || selected.ids.length > 0) return accept(selected);
    return refuse("Cochez au moins un élève avant de préparer une réinitialisation.");
  },
  async run({ actor, now, tx, checked }) {
    const uai = actor.uai ?? "";
    if ("target" in checked) {
      const pairs = targetPairs(checked.target);
      const [, className = null] = Object.values(checked.target);
      const detail = { source: "HAND", className };
      return accept({
        targets: [{ kind: "establishment", id: uai, detail }],
        href: wizardHref(uai, pairs),
      });
    }
    const id = randomUUID();
    const { ids: studentIds } = checked;
    const owner = { uai, id: actor.id, name: actor.name };
    await addSelection(tx, { id, owner, source: "HAND", studentIds, matches: null, now });
    return accept({
      targets: [{ kind: "selection", id, detail: { source: "HAND", selected: studentIds.length } }],
      href: wizardHref(uai, selectionPairs(id)),
    });
  },
});

/**
 * Keeps the ticks of one page of a leak: a pupil shown and not ticked is left out, those of the other pages stay as
 * they are. Leads to another page, or to the wizard with the date of the leak for its exclusions; a date to come and a
 * selection of nobody lead back to the page.
 */
export const settleLeak = defineAction({
  permission: "reset:run",
  audit: "selection.settled",
  input: settleLeakSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const leak = await lockLeak(tx, actor.scope, actor.id, input.selectionId);
    if (!leak)
      return refuse("Cette recherche n’existe plus : elle a servi, ou 30 jours ont passé. Refaites-la.");
    const candidates = everyCandidate(leak.matches);
    const shown = new Set(input.montre);
    const ticked = input.retenu.filter((id) => candidates.has(id));
    const chosen = [...new Set([...leak.studentIds.filter((id) => !shown.has(id)), ...ticked])];
    await saveStudentIds(tx, leak, chosen);
    const change = {
      targets: [{ kind: "selection", id: leak.id, detail: { source: "LEAK", selected: chosen.length } }],
    } as const;
    const page = (number: number, fault = "") =>
      `/e/${uai}/reinitialisations/fuite/${leak.id}?page=${number}${fault}`;
    if (input.aller !== undefined) return accept({ ...change, href: page(input.aller) });
    // The ticks are kept whatever the answer: only the page says what is missing.
    if (chosen.length === 0) return accept({ ...change, href: page(input.page, "&refus=personne") });
    const exclusions = decideLeakExclusions(input.jour || null, parisDay(now));
    if (!exclusions.accepted) return accept({ ...change, href: page(input.page, "&refus=date") });
    return accept({ ...change, href: wizardHref(uai, [...selectionPairs(leak.id), ...exclusions.change]) });
  },
});

const selectionPairs = (id: string): [string, string][] => [
  ["portee", "SELECTION"],
  ["selection", id],
];

/** The wizard at the step where one sees who is left out. */
function wizardHref(uai: string, pairs: readonly [string, string][]): string {
  const search = new URLSearchParams([["etape", "exclure"], ...pairs]);
  return `/e/${uai}/reinitialisations/nouvelle?${search.toString()}`;
}
