import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { listSchoolAccounts } from "./facts";
import type { Account } from "./rules/account";
import { daysAround } from "./rules/days";
import type { AccountFilter } from "./schema";
import type { Crowd } from "./rules/account-row";
import { listMatching } from "./store/list";

/** The accounts that a list’s ticks name, or everything that matches its filters, in the order of names. */
export async function selectAccounts(
  tx: Transaction,
  { scope, uai, now }: { scope: Scope; uai: string; now: Date },
  {
    crowd,
    compte,
    everything,
    ...filter
  }: AccountFilter & {
    crowd: Crowd;
    compte: readonly string[];
    everything?: "on" | undefined;
  },
): Promise<Account[]> {
  if (everything === undefined) return listSchoolAccounts(tx, uai, compte);
  const matching = await listMatching(tx, scope, { crowd, filter, days: daysAround(parisDay(now)) });
  return listSchoolAccounts(
    tx,
    uai,
    matching.map(({ id }) => id),
  );
}
