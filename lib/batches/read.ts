import "server-only";
import * as z from "zod";
import { selectAccounts } from "@/lib/accounts/selection";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import { fingerprintOf } from "./fingerprint";
import { dryRun } from "./rules/dry-run";
import { decideBatchUndo } from "./rules/gestures";
import { dryRunSchema } from "./schema";
import { findBatch, listBatches } from "./store/batches";
import { countLines, listOutcomes } from "./store/lines";
import { findTerms } from "./terms";

const pageLength = 100;
const recentBatches = 20;

/** What a gesture would do to the chosen accounts, by the code that does it; nothing is written. */
export const readDryRun = defineRead({
  permission: "account:manage",
  async load({ actor, now, tx }, query: unknown) {
    const asked = dryRunSchema.parse(query);
    const uai = actor.uai ?? "";
    const { terms, moment } = await findTerms(tx, { uai, now }, asked);
    const accounts = await selectAccounts(tx, { scope: actor.scope, uai, now }, asked);
    const { lines, accepted } = dryRun(asked.geste, accounts, terms, moment);
    return {
      ...{ asked, terms, moment },
      lines: lines.slice(asked.apres, asked.apres + pageLength),
      total: lines.length,
      accepted: accepted.length,
      next: lines.length > asked.apres + pageLength ? asked.apres + pageLength : null,
      fingerprint: fingerprintOf(asked.geste, terms, accepted),
      needsCode: !hasRecentSecondFactor(actor, now),
    };
  },
});

/** A batch, how far it is, and a page of its lines; null when the school has no such batch. */
export const readBatch = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }, { batchId, after }: { batchId: string; after: string | null }) {
    if (!z.uuid().safeParse(batchId).success) return null;
    const batch = await findBatch(tx, actor.scope, batchId);
    if (!batch) return null;
    const page = { after: z.uuid().safeParse(after).success ? after : null, limit: pageLength + 1 };
    const found = await listOutcomes(tx, batch, page);
    const lines = found.slice(0, pageLength);
    return {
      ...{ batch, lines, counts: await countLines(tx, batch), isFirstPage: page.after === null },
      next: found.length > pageLength ? (lines.at(-1)?.accountId ?? null) : null,
      mayUndo: isAllowed(actor.roles, "account:manage") && decideBatchUndo(batch, now).accepted,
    };
  },
});

/** The latest batches of the school. */
export const readBatches = defineRead({
  permission: "account:read",
  load: ({ actor, tx }) => listBatches(tx, actor.scope, recentBatches),
});
