"use server";

import { accept, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { defineAction } from "@/lib/platform/define-action";
import { applyImport as applyImportJob } from "../jobs/apply-import";
import { applyPeopleImport } from "../jobs/apply-people";
import { applyRightsImport } from "../jobs/apply-rights";
import { readImport } from "../jobs/read-import";
import { decideDoubt } from "../rules/preview/choices";
import { decideStep } from "../rules/preview/lifecycle";
import { familyOf } from "../rules/preview/stored-shapes";
import { departuresSchema, doubtsSchema, importSchema, stateLabelsSchema } from "../schema";
import { removeChanges } from "../store/changes";
import { listDoubts, saveDepartures, saveDoubtChoice, saveEveryDeparture } from "../store/choices";
import { lockImport, saveImport } from "../store/imports";
import { eraseFile, removeUnfinished } from "../store/import-file";
import { saveStateTable } from "../store/school";

const jobs = { PUPILS: applyImportJob, PEOPLE: applyPeopleImport, RIGHTS: applyRightsImport };

/** Confirms a preview: the work is queued once, however many times one clicks. Doubts left open are ignored. */
export const applyImport = defineAction({
  permission: "import:make",
  audit: "import.applied",
  input: importSchema,
  async run({ input: { importId }, actor, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "apply");
    if (!step.accepted) return step;
    const { uai, format, sha256 } = step.change;
    await saveImport(tx, step.change, { status: "APPLYING", refusal: null });
    await jobs[familyOf(format)].enqueue(tx, { uai, actor, payload: { importId }, key: importId });
    return accept({ targets: [{ kind: "import", id: importId, detail: { format, sha256 } }] });
  },
});

/** Reads the file again against the pupils and the table of states as they now are. Choices are to be made again. */
export const refreshImport = defineAction({
  permission: "import:make",
  audit: "import.refreshed",
  input: importSchema,
  async run({ input: { importId }, actor, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "refresh");
    if (!step.accepted) return step;
    await saveImport(tx, step.change, { status: "RECEIVED", refusal: null });
    const { uai } = step.change;
    await readImport.enqueue(tx, { uai, actor, payload: { importId }, key: importId });
    return accept({ targets: [{ kind: "import", id: importId }] });
  },
});

/** Says whom doubtful lines speak of. */
export const settleDoubts = defineAction({
  permission: "import:make",
  audit: "import.doubts-settled",
  input: doubtsSchema,
  async run({ input: { importId, choice: sent }, actor, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "choices");
    if (!step.accepted) return step;
    const doubts = await listDoubts(
      tx,
      actor.scope,
      importId,
      sent.map(({ seq }) => seq),
    );
    for (const { seq, choice } of sent) {
      const candidates = doubts.find((doubt) => doubt.seq === seq)?.candidates ?? [];
      const decision = decideDoubt({ candidates }, choice);
      if (!decision.accepted) return decision;
      await saveDoubtChoice(tx, actor.scope, { importId, seq, choice: decision.change.choice });
    }
    await saveImport(tx, step.change, { refusal: null });
    return accept({
      targets: [{ kind: "import", id: importId, detail: { lines: sent.length } }],
      message: `${count(sent.length, "choix enregistré", "choix enregistrés")}.`,
    });
  },
});

/** Ticks the pupils who are really gone; nobody is ticked beforehand. */
export const chooseDepartures = defineAction({
  permission: "import:make",
  audit: "import.departures-chosen",
  input: departuresSchema,
  async run({ input: { importId, shown, gone, all }, actor, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "choices");
    if (!step.accepted) return step;
    const ticked =
      all === undefined
        ? await saveDepartures(tx, actor.scope, { importId, shown, gone })
        : await saveEveryDeparture(tx, actor.scope, { importId, gone: all === "tick" });
    const message =
      all === "untick" ? "Plus aucun départ n’est coché." : count(ticked, "départ coché.", "départs cochés.");
    return accept({
      targets: [{ kind: "import", id: importId, detail: { ticked: all === "untick" ? 0 : ticked } }],
      message,
    });
  },
});

/** Gives an import up: the file and its preview are erased. */
export const abandonImport = defineAction({
  permission: "import:make",
  audit: "import.abandoned",
  input: importSchema,
  async run({ input: { importId }, actor, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "abandon");
    if (!step.accepted) return step;
    await removeChanges(tx, step.change);
    await removeUnfinished(tx, actor.scope, step.change.facts.parts ?? []);
    await eraseFile(tx, step.change);
    await saveImport(tx, step.change, { status: "ABANDONED", warnings: [], refusal: null });
    return accept({ targets: [{ kind: "import", id: importId }], href: `/e/${step.change.uai}/imports` });
  },
});

/** Keeps the school’s own table of account states; the next list read uses it. */
export const saveStateLabels = defineAction({
  permission: "import:make",
  audit: "import.state-labels-saved",
  input: stateLabelsSchema,
  async run({ input: { table }, actor, tx }) {
    if (actor.uai === null) return refuse("Choisissez d’abord un établissement.");
    if (table.length === 0)
      return refuse("Gardez au moins un libellé : sans lui, aucun état ne serait reconnu.");
    await saveStateTable(tx, actor.uai, table);
    return accept({
      targets: [{ kind: "establishment", id: actor.uai, detail: { labels: table.length } }],
      message: "La table des états est enregistrée. Elle servira à la lecture du prochain fichier.",
    });
  },
});
