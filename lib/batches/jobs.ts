import "server-only";
import * as z from "zod";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import type { Account } from "@/lib/accounts/rules/account";
import { findGuestPolicy } from "@/lib/guests/facts";
import { latestEnd } from "@/lib/guests/rules/policy";
import { type Decision, refuse } from "@/lib/decision";
import { orderChanges } from "@/lib/outgoing/order";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob, type Step } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { orderOf } from "@/lib/outgoing/rules";
import { expectedOf, reverseOf } from "./orders";
import { type Change, decideGesture, decideUndo, type Moment } from "./rules/gestures";
import { removeAccounts, saveSnapshots } from "./store/accounts";
import { lockBatch, saveBatch, type StoredBatch } from "./store/batches";
import { type LineOutcome, listLines, readSnapshot, saveOutcomes } from "./store/lines";
import { bumpPeopleVersion } from "@/lib/accounts/people-version";

const sliceLength = 100;
const limits = { timeoutMs: 60_000 };
const gone = "Ce compte n’existe plus.";

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

type Lines = Awaited<ReturnType<typeof listLines>>;

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

async function findAccounts(
  tx: Transaction,
  uai: string,
  lines: Lines,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = await listSchoolAccounts(
    tx,
    uai,
    lines.map(({ accountId }) => accountId),
  );
  return new Map(accounts.map((account) => [account.id, account]));
}

type Decided = { account: Account; change: Change };

/** What becomes of each line; the change is kept by the gesture alone, since undoing compares with it. */
function decideLines(
  lines: Lines,
  byId: ReadonlyMap<string, Account>,
  [done, refused]: readonly ["DONE", "REFUSED"] | readonly ["UNDONE", "KEPT"],
  decide: (account: Account, line: Lines[number]) => Decision<Change>,
): { outcomes: LineOutcome[]; decided: Decided[] } {
  const outcomes: LineOutcome[] = [];
  const decided: Decided[] = [];
  for (const line of lines) {
    const { accountId } = line;
    const account = byId.get(accountId);
    const decision = account ? decide(account, line) : refuse(gone);
    if (account && decision.accepted) {
      const { change } = decision;
      decided.push({ account, change });
      outcomes.push({ accountId, status: done, outcome: null, change: done === "DONE" ? change : null });
    } else if (!decision.accepted)
      outcomes.push({ accountId, status: refused, outcome: decision.reason, change: null });
  }
  return { outcomes, decided };
}

async function applySlice(
  tx: Transaction,
  batch: StoredBatch,
  lines: Lines,
  now: Date,
): Promise<JournalTarget[]> {
  const { uai, gesture, terms } = batch;
  const moment: Moment = { today: parisDay(now), latestEnd: latestEnd(await findGuestPolicy(tx, uai), now) };
  const byId = await findAccounts(tx, uai, lines);
  const { outcomes, decided } = decideLines(lines, byId, ["DONE", "REFUSED"], (account) =>
    decideGesture(gesture, account, terms, moment),
  );
  const orders = decided.map(({ account, change }) =>
    orderOf(gesture, account, expectedOf(gesture, change.after)),
  );
  await saveOutcomes(tx, batch, outcomes);
  await orderChanges(tx, { uai, by: batch.createdByName, batchId: batch.id, now }, orders);
  if (gesture === "DELETE")
    await removeAccounts(
      tx,
      uai,
      decided.map(({ account }) => account.id),
    );
  else
    await saveSnapshots(
      tx,
      uai,
      decided.map(({ account, change }) => ({ accountId: account.id, after: change.after })),
      now,
    );
  return targetsOf(batch, decided);
}

async function undoSlice(
  tx: Transaction,
  batch: StoredBatch,
  lines: Lines,
  now: Date,
): Promise<JournalTarget[]> {
  const { uai, gesture } = batch;
  const byId = await findAccounts(tx, uai, lines);
  const { outcomes, decided } = decideLines(lines, byId, ["UNDONE", "KEPT"], (account, { before, after }) =>
    decideUndo(account, { before: readSnapshot(before), after: readSnapshot(after) }),
  );
  await saveOutcomes(tx, batch, outcomes);
  const by = batch.undoneByName ?? batch.createdByName;
  const orders = decided.map(({ account, change }) => {
    const reverse = reverseOf(gesture, change.after);
    return orderOf(reverse, account, expectedOf(reverse, change.after));
  });
  await orderChanges(tx, { uai, by, batchId: batch.id, now }, orders);
  await saveSnapshots(
    tx,
    uai,
    decided.map(({ account, change }) => ({ accountId: account.id, after: change.after })),
    now,
  );
  return targetsOf(batch, decided);
}

/** One entry a target, tied to the batch; what was before and after, never an address nor a login. */
function targetsOf({ id, gesture }: StoredBatch, decided: readonly Decided[]): JournalTarget[] {
  return decided.map(({ account, change }) => ({
    kind: "account",
    id: account.id,
    detail: {
      ...{ batch: id, gesture, name: `${account.firstName} ${account.lastName}` },
      statusBefore: change.before.status ?? null,
      statusAfter: change.after.status ?? null,
      endsOnBefore: change.before.endsOn ?? null,
      endsOnAfter: change.after.endsOn ?? null,
    },
  }));
}
