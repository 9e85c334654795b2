"use server";

import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { readImport } from "../jobs/read-import";
import { decidePeopleColumns } from "../rules/people/columns";
import { decideColumns, decideStep } from "../rules/preview/lifecycle";
import { decideRightsColumns } from "../rules/rights/columns";
import { columnsSchema, peopleColumnsSchema, rightsColumnsSchema } from "../schema";
import { lockImport, saveImport } from "../store/imports";
import { forgetOtherMappings, saveMapping, savePeopleMapping, saveRightsMapping } from "../store/mappings";

/** Names the columns of a list, remembers them for the school’s next file of this header, and reads the file. */
export const chooseColumns = defineAction({
  permission: "import:make",
  audit: "import.columns-chosen",
  input: columnsSchema,
  async run({ input: { importId, ...mapping }, actor, now, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "columns");
    if (!step.accepted) return step;
    const { uai, facts } = step.change;
    const columns = decideColumns(mapping, facts.header ?? []);
    if (!columns.accepted) return columns;
    if (facts.headerHash === undefined) return refuse("Ce fichier n’a pas de colonnes à choisir.");
    await forgetOtherMappings(tx, { uai, headerHash: facts.headerHash, kept: "pupils" });
    await saveMapping(tx, { uai, headerHash: facts.headerHash, mapping: columns.change.mapping, now });
    await saveImport(tx, step.change, { status: "RECEIVED", refusal: null });
    await readImport.enqueue(tx, { uai, actor, payload: { importId }, key: importId });
    return accept({
      targets: [{ kind: "import", id: importId, detail: { columns: columns.change.mapping } }],
      href: `/e/${uai}/imports/${importId}`,
    });
  },
});

/** The same for a list of ENT accounts or of guests, after which the file is never taken for one of pupils. */
export const choosePeopleColumns = defineAction({
  permission: "import:make",
  audit: "import.columns-chosen",
  input: peopleColumnsSchema,
  async run({ input: { importId, kind, ...mapping }, actor, now, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "columns");
    if (!step.accepted) return step;
    const { uai, facts } = step.change;
    const columns = decidePeopleColumns(mapping, facts.header ?? [], kind);
    if (!columns.accepted) return columns;
    if (facts.headerHash === undefined) return refuse("Ce fichier n’a pas de colonnes à choisir.");
    const chosen = { kind, mapping: columns.change.mapping };
    await forgetOtherMappings(tx, { uai, headerHash: facts.headerHash, kept: "people" });
    await savePeopleMapping(tx, { uai, headerHash: facts.headerHash, columns: chosen, now });
    await saveImport(tx, step.change, { status: "RECEIVED", refusal: null });
    await readImport.enqueue(tx, { uai, actor, payload: { importId }, key: importId });
    return accept({
      targets: [{ kind: "import", id: importId, detail: { kind, columns: chosen.mapping } }],
      href: `/e/${uai}/imports/${importId}`,
    });
  },
});

/** The same for a list of rubrics, services, groups or grants. */
export const chooseRightsColumns = defineAction({
  permission: "import:make",
  audit: "import.columns-chosen",
  input: rightsColumnsSchema,
  async run({ input: { importId, rights: kind, ...mapping }, actor, now, tx }) {
    const step = decideStep(await lockImport(tx, actor.scope, importId), "columns");
    if (!step.accepted) return step;
    const { uai, facts } = step.change;
    const columns = decideRightsColumns(mapping, facts.header ?? [], kind);
    if (!columns.accepted) return columns;
    if (facts.headerHash === undefined) return refuse("Ce fichier n’a pas de colonnes à choisir.");
    const chosen = { kind, mapping };
    await forgetOtherMappings(tx, { uai, headerHash: facts.headerHash, kept: "rights" });
    await saveRightsMapping(tx, { uai, headerHash: facts.headerHash, columns: chosen, now });
    await saveImport(tx, step.change, { status: "RECEIVED", refusal: null });
    await readImport.enqueue(tx, { uai, actor, payload: { importId }, key: importId });
    return accept({
      targets: [{ kind: "import", id: importId, detail: { kind, columns: mapping } }],
      href: `/e/${uai}/imports/${importId}`,
    });
  },
});
