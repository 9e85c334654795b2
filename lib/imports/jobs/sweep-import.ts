import "server-only";
import * as z from "zod";
import { defineJob } from "@/lib/platform/define-job";
import { isLeftOver } from "../rules/preview/retention";
import { removeChanges } from "../store/changes";
import { lockImport, saveImport } from "../store/imports";
import { eraseFile, removeImport } from "../store/import-file";

/**
 * Erases what nobody finished: an upload cut in the middle, an import that was never applied. Queued with each
 * upload for the day it is due.
 */
export const sweepImport = defineJob({
  name: "import-sweep",
  audit: "import.swept",
  payload: z.object({ importId: z.uuid() }),
  async run({ payload: { importId }, scope, step }) {
    await step(async ({ tx, now }) => {
      const held = await lockImport(tx, scope, importId);
      if (!held || !isLeftOver(held, now)) return { result: undefined, targets: [] };
      const targets = [{ kind: "import", id: held.id, detail: { status: held.status } }];
      if (held.status === "RECEIVING") {
        await removeImport(tx, scope, held.id);
        return { result: undefined, targets };
      }
      await removeChanges(tx, held);
      await eraseFile(tx, held);
      await saveImport(tx, held, { status: "ABANDONED", warnings: [] });
      return { result: undefined, targets };
    });
  },
});
