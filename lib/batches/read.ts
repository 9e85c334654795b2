import "server-only";
import * as z from "zod";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import { countDryLines, listDryLines, sumDryRun } from "./dry-run";
import { decideBatchUndo } from "./rules/gestures";
import { dryRunSchema, outcomePageSchema } from "./schema";
import { countBatches, findBatch, listBatches } from "./store/batches";
import { countLines, listOutcomes } from "./store/lines";
import { findTerms } from "./terms";

const pageLength = 100;
const batchesShown = 50;

/** What a gesture would do to the chosen accounts, by the code that does it; nothing is written. */
export const readDryRun = defineRead({
  permission: "account:manage",
  async load({ actor, now, tx }, query: unknown) {
    const asked = dryRunSchema.parse(query);
    const where = { scope: actor.scope, uai: actor.uai ?? "", now };
    const given = await findTerms(tx, where, asked);
    const page = { after: asked.apres ?? null, limit: pageLength + 1 };
    const found = await listDryLines(tx, where, asked, given, page);
    const lines = found.slice(0, pageLength);
    const totals = await sumDryRun(tx, where, asked, given);
    return {
      ...{ asked, lines, ...given, ...totals },
      matching: await countDryLines(tx, where, asked, given, totals),
      next: found.length > pageLength ? (lines.at(-1)?.account.id ?? null) : null,
      needsCode: !hasRecentSecondFactor(actor, now),
    };
  },
});

/** A batch, how far it is, and a page of its lines; null when the school has no such batch. */
export const readBatch = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }, batchId: string, query: unknown) {
    if (!z.uuid().safeParse(batchId).success) return null;
    const batch = await findBatch(tx, actor.scope, batchId);
    if (!batch) return null;
    const { apres, resultat } = outcomePageSchema.parse(query);
    const page = { after: apres ?? null, status: resultat, limit: pageLength + 1 };
    const found = await listOutcomes(tx, batch, page);
    const lines = found.slice(0, pageLength);
    return {
      ...{ batch, lines, counts: await countLines(tx, batch), resultat, isFirstPage: page.after === null },
      next: found.length > pageLength ? (lines.at(-1)?.accountId ?? null) : null,
      mayUndo: isAllowed(actor.roles, "account:manage") && decideBatchUndo(batch, now).accepted,
    };
  },
});

/** A page of the batches of the school, the latest first. */
export const readBatches = defineRead({
  permission: "account:read",
  async load({ actor, tx }, apres: unknown) {
    const after = idOf(apres);
    const found = await listBatches(tx, actor.scope, { after, limit: batchesShown + 1 });
    const batches = found.slice(0, batchesShown);
    return {
      batches,
      total: await countBatches(tx, actor.scope),
      next: found.length > batchesShown ? (batches.at(-1)?.id ?? null) : null,
      isFirstPage: after === null,
    };
  },
});

const idOf = (sent: unknown): string | null => z.uuid().safeParse(sent).data ?? null;
