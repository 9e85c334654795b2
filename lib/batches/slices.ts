import "server-only";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import type { Account } from "@/lib/accounts/rules/account";
import { type Decision, refuse } from "@/lib/decision";
import { findGuestPolicy } from "@/lib/guests/facts";
import { latestEnd } from "@/lib/guests/rules/policy";
import { orderChanges } from "@/lib/outgoing/order";
import { orderOf } from "@/lib/outgoing/rules";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { expectedOf, reverseOf } from "./orders";
import { decideGesture } from "./rules/decisions";
import { type Change, decideUndo, type Moment } from "./rules/gestures";
import { removeAccounts, saveSnapshots } from "./store/accounts";
import type { StoredBatch } from "./store/batches";
import { type LineOutcome, type listLines, readSnapshot, saveOutcomes } from "./store/lines";

export type Lines = Awaited<ReturnType<typeof listLines>>;

const gone = "Ce compte n’existe plus.";

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

/** Does a gesture to a slice of accounts, and orders it from the ENT. */
export async function applySlice(
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

/** Takes a gesture back from a slice of accounts. */
export async function undoSlice(
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
