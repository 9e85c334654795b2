import "server-only";
import * as z from "zod";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import type { Scope } from "@/lib/platform/scope";
import { loadRights } from "../facts";
import type { StoredLine } from "../rules/batch";
import { batchListing, lineListing } from "../rules/lists/batches";
import { type ListPage, pageLength, pageOf } from "../rules/lists/listing";
import { namesOfRights } from "../rules/names";
import { decideUndo } from "../rules/undo";
import {
  afterSchema,
  type BatchLinesFilter,
  batchLinesSchema,
  batchListSchema,
} from "../rules/lists/filters";
import { findRightsBatch, listRightsBatches } from "../store/batches";
import { countLines, listRightsLines } from "../store/lines";

/** A page of the batches of rights, the last first. */
export const readRightsBatches = defineRead({
  permission: "rights:read",
  async load({ actor, tx }, query: unknown) {
    const filter = batchListSchema.parse(query);
    const rows = await listRightsBatches(tx, actor.scope);
    const after = afterSchema.parse(query).apres ?? null;
    return { filter, known: rows.length, page: pageOf(batchListing(rows, filter), after) };
  },
});

/** One batch, prepared or applied, with who gains and who loses by name, and a page of its lines; null when unknown. */
export const readRightsBatch = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, id: string, query: unknown) {
    const batch = z.uuid().safeParse(id).success ? await findRightsBatch(tx, actor.scope, id) : null;
    if (!batch) return null;
    const names = namesOfRights(await loadRights(tx, batch.uai, now));
    const filter = batchLinesSchema.parse(query);
    const after = Number(afterSchema.parse(query).apres) || 0;
    const counts = await countLines(tx, actor.scope, id);
    const mayManage = isAllowed(actor.roles, "rights:manage");
    return {
      ...{ batch, filter, counts, mayManage },
      page: await pageOfLines(tx, actor.scope, { id, filter, after, counts }),
      announced: batch.announced.map(({ gains, losses, ...one }) => ({
        ...one,
        name: names.target(one.target),
        gains: gains.map(names.person),
        losses: losses.map(names.person),
      })),
      canUndo: mayManage && decideUndo(batch, now).accepted,
    };
  },
});

type Asked = {
  id: string;
  filter: BatchLinesFilter;
  /** The place of the last line of the page before. */
  after: number;
  counts: Record<StoredLine["status"], number>;
};

/** A page of lines; words are looked for in memory, for what is stored is not folded. */
async function pageOfLines(
  tx: Transaction,
  scope: Scope,
  { id, filter, after, counts }: Asked,
): Promise<ListPage<StoredLine>> {
  const status = filter.resultat;
  if (filter.q !== undefined) {
    const lines = await listRightsLines(tx, scope, id, { status });
    return pageOf(lineListing(lines, filter), after === 0 ? null : String(after));
  }
  const found = await listRightsLines(tx, scope, id, { status, after, limit: pageLength + 1 });
  const rows = found.slice(0, pageLength);
  return {
    rows,
    total: status ? counts[status] : Object.values(counts).reduce((sum, count) => sum + count, 0),
    isFirstPage: after === 0,
    next: found.length > pageLength ? String(rows.at(-1)?.seq) : null,
  };
}
