import "server-only";
import { Readable } from "node:stream";
import { accept } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";
import { defineDocument } from "@/lib/platform/define-document";
import { listAllDryLines } from "./dry-run";
import { dryRunCsv } from "./rules/export";
import { gestureWords } from "./rules/gestures";
import { dryRunSchema } from "./schema";
import { findTerms } from "./terms";

/** What of a dry run is looked at, as a file. Journalled with its number of lines: the file leaves the console. */
export const exportDryRun = defineDocument({
  permission: "account:manage",
  audit: "account.dry-run-exported",
  input: dryRunSchema,
  async prepare({ input: asked, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const where = { scope: actor.scope, uai, now };
    const lines = await listAllDryLines(tx, where, asked, await findTerms(tx, where, asked));
    const detail = { gesture: asked.geste, lines: lines.length };
    return accept({
      targets: [{ kind: "establishment", id: uai, detail }],
      fileName: `${gestureWords[asked.geste].noun} à vérifier ${uai} ${parisDay(now)}.csv`,
      contentType: "text/csv; charset=utf-8",
      write: () => Readable.from([Buffer.from(dryRunCsv(asked.geste, lines), "utf8")]),
    });
  },
});
