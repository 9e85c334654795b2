import "server-only";
import { Readable } from "node:stream";
import { accept } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";
import { defineDocument } from "@/lib/platform/define-document";
import { loadRights } from "./facts";
import { rightsCsv } from "./rules/export";
import { rightsExportSchema } from "./schema";

const fileNames = {
  RUBRICS: "Rubriques",
  SERVICES: "Services",
  GROUPS: "Groupes",
  GRANTS: "Droits",
} as const;

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
      fileName: `${fileNames[liste]} ${uai} ${parisDay(now)}.csv`,
      contentType: "text/csv; charset=utf-8",
      write: () => Readable.from([Buffer.from(csv, "utf8")]),
    });
  },
});
