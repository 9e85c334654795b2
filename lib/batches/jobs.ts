import "server-only";
import * as z from "zod";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob, type Step } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { lockBatch, saveBatch, type StoredBatch } from "./store/batches";
import { applySlice, type Lines, undoSlice } from "./slices";
import { listLines } from "./store/lines";
import { bumpPeopleVersion } from "@/lib/accounts/people-version";

const sliceLength = 100;
const limits = { timeoutMs: 60_000 };

type Work = { scope: Scope; step: Step };
type Walk = {
  /** Whether the batch is still to be walked. */
  goesOn: (batch: StoredBatch) => boolean;
  /** The lines that remain to be done, and what the batch becomes once there is none. */
  from: "PENDING" | "DONE";
  to: "DONE" | "UNDONE";
  take: (tx: Transaction, batch: StoredBatch, lines: Lines, now: Date) => Promise<JournalTarget[]>;
};

/**
 * Walks the lines of a batch, a slice after the other, each committed with its entries: killed, it goes on with what
 * remains, so that each line is done once. A refused line never stops the others.
 */
async function walk({ scope, step }: Work, batchId: string, { goesOn, from, to, take }: Walk): Promise<void> {
  let remains = true;
  while (remains)
    remains = await step(async ({ tx, now }) => {
      const batch = await lockBatch(tx, scope, batchId);
      if (!batch || !goesOn(batch)) return { result: false, targets: [] };
      const lines = await listLines(tx, batch, { status: from, limit: sliceLength });
      if (lines.length === 0) return { result: false, targets: await finish(tx, batch, to, now) };
      return { result: true, targets: await take(tx, batch, lines, now) };
    }, limits);
}

/** Applies a confirmed batch. */
export const runBatch = defineJob({
  name: "batch-run",
  audit: "account.batch-applied",
  payload: z.object({ batchId: z.uuid() }),
  run: ({ payload: { batchId }, ...work }) =>
    walk(work, batchId, {
      goesOn: ({ status }) => status === "QUEUED" || status === "RUNNING",
      ...{ from: "PENDING", to: "DONE" },
      async take(tx, batch, lines, now) {
        await saveBatch(tx, batch, { status: "RUNNING" });
        return applySlice(tx, batch, lines, now);
      },
    }),
});

/** Takes a finished batch back, line by line; a line that something changed since is kept as it is, and said. */
export const undoBatchJob = defineJob({
  name: "batch-undo",
  audit: "account.batch-undone",
  payload: z.object({ batchId: z.uuid() }),
  run: ({ payload: { batchId }, ...work }) =>
    walk(work, batchId, {
      goesOn: ({ status }) => status === "UNDOING",
      ...{ from: "DONE", to: "UNDONE", take: undoSlice },
    }),
});

async function finish(
  tx: Transaction,
  batch: StoredBatch,
  status: "DONE" | "UNDONE",
  now: Date,
): Promise<JournalTarget[]> {
  await saveBatch(tx, batch, status === "DONE" ? { status, finishedAt: now } : { status, undoneAt: now });
  await bumpPeopleVersion(tx, batch.uai);
  return [{ kind: "batch", id: batch.id, detail: { gesture: batch.gesture, status } }];
}
