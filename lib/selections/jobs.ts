import "server-only";
import * as z from "zod";
import { defineJob } from "@/lib/platform/define-job";
import { erasedUpTo } from "./rules/retention";
import { removeSelectionsUpTo } from "./store";

/** Erases the selections that no campaign took within 30 days. Queued every hour for each school. */
export const sweepSelections = defineJob({
  name: "selection-sweep",
  audit: "selection.erased",
  payload: z.object({}),
  async run({ scope, step }) {
    await step(async ({ tx, now }) => {
      const erased = await removeSelectionsUpTo(tx, scope, erasedUpTo(now));
      return { result: undefined, targets: erased.map((id) => ({ kind: "selection", id })) };
    });
  },
});
