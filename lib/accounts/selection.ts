import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { listSchoolAccounts } from "./facts";
import type { Account } from "./rules/account";
import type { Crowd } from "./rules/account-row";
import { daysAround } from "./rules/days";
import type { AccountFilter } from "./schema";
import { type Chosen, listChosenIds } from "./store/chosen";

/** What a list sent: its ticks, or everything that matches its filters. */
export type SentSelection = AccountFilter & {
  crowd: Crowd;
  compte: readonly string[];
  everything?: "on" | undefined;
};

/** Where the accounts are looked for, and when. */
export type Where = { scope: Scope; uai: string; now: Date };

/** Few questions for a school of thousands, and little memory for a larger one. */
const sliceLength = 2_000;

function chosenBy({ crowd, compte, everything, ...filter }: SentSelection, now: Date): Chosen {
  if (everything === undefined) return { ids: compte };
  return { crowd, filter, days: daysAround(parisDay(now)) };
}

/**
 * The chosen accounts in the order of their identifiers, a slice at a time: memory does not grow with their number.
 * `q` narrows them as the search of a list does.
 */
export async function* walkSelection(
  tx: Transaction,
  { scope, uai, now }: Where,
  sent: SentSelection,
  q?: string,
): AsyncGenerator<Account[], void> {
  const chosen = chosenBy(sent, now);
  let after: string | null = null;
  for (;;) {
    const ids = await listChosenIds(tx, scope, chosen, { order: "ID", after, limit: sliceLength, q });
    const accounts = await listSchoolAccounts(tx, uai, ids);
    if (ids.length > 0) yield accounts.sort(({ id: one }, { id: other }) => (one < other ? -1 : 1));
    if (ids.length < sliceLength) return;
    after = ids.at(-1) ?? null;
  }
}

/** A page of the same in the order of names, after one of them. */
export async function listSelection(
  tx: Transaction,
  { scope, uai, now }: Where,
  sent: SentSelection,
  page: { after: string | null; limit: number; q?: string | undefined },
): Promise<Account[]> {
  const ids = await listChosenIds(tx, scope, chosenBy(sent, now), { order: "NAME", ...page });
  return listSchoolAccounts(tx, uai, ids);
}
