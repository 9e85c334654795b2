import type { Account } from "@/lib/accounts/rules/account";
import { decideGesture, type BatchGesture, type Moment, type Terms } from "./gestures";

export type DryLine = { account: Account; refusal: string | null };

export type DryRun = { lines: readonly DryLine[]; accepted: readonly Account[] };

/** What a gesture would do to each account, decided by the code that does it. */
export function dryRun(
  gesture: BatchGesture,
  accounts: readonly Account[],
  terms: Terms,
  moment: Moment,
): DryRun {
  const lines = accounts.map((account) => {
    const decision = decideGesture(gesture, account, terms, moment);
    return { account, refusal: decision.accepted ? null : decision.reason };
  });
  return { lines, accepted: lines.filter(({ refusal }) => refusal === null).map(({ account }) => account) };
}

/** Above it, the number is typed before anything happens (look: Danger). */
export const typedAbove = 50;
