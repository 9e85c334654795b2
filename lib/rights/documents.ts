import "server-only";
import { Readable } from "node:stream";
import { accept, refuse } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";
import { defineDocument } from "@/lib/platform/define-document";
import { loadRights } from "./facts";
import { writeList } from "./list-files";
import { rightsCsv } from "./rules/export";
import { listExportSchema } from "./rules/lists/filters";
import { rightsExportSchema } from "./schema";

const fileNames = {
  RUBRICS: "Rubriques",
  SERVICES: "Services",
  GROUPS: "Groupes",
  GRANTS: "Droits",
} as const;

const csvFile = (name: string, csv: string) => ({
  fileName: `${name}.csv`,
  contentType: "text/csv; charset=utf-8",
  write: () => Readable.from([Buffer.from(csv, "utf8")]),
});

/** One of the four lists, in the console’s own template: importing it again loses nothing. It holds names: journalled. */
export const exportRights = defineDocument({
  permission: "rights:read",
  audit: "rights.exported",
  input: rightsExportSchema,
  async prepare({ input: { liste }, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const csv = rightsCsv(liste, await loadRights(tx, uai, now));
    return accept({
      targets: [{ kind: "establishment", id: uai, detail: { list: liste } }],
      ...csvFile(`${fileNames[liste]} ${uai} ${parisDay(now)}`, csv),
    });
  },
});

/** A list of the rooms of rights as its filters leave it, on all its pages. Journalled with its number of rows. */
export const exportRightsList = defineDocument({
  permission: "rights:read",
  audit: "rights.list-exported",
  input: listExportSchema,
  async prepare({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const file = await writeList(tx, { uai, scope: actor.scope, now }, input);
    if (!file) return refuse("Cette liste n’existe plus.");
    const detail = { list: input.liste, selected: file.selected, ...(file.of !== "" && { of: file.of }) };
    return accept({
      targets: [{ kind: "establishment", id: uai, detail }],
      ...csvFile(`${file.name} ${uai} ${parisDay(now)}`, file.csv),
    });
  },
});
