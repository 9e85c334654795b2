import type { Account } from "@/lib/accounts/rules/account";
import { decideGesture, type LeftOut } from "./decisions";
import type { BatchGesture, Moment, Terms } from "./gestures";

export type DryLine = { account: Account; refusal: { kind: LeftOut; reason: string } | null };

/** What one looks at of a dry run: what will be done, what is left out, or what is left out for one reason. */
export const broadOutcomes = ["FAIT", "LAISSE"] as const;
export type OutcomeFilter = (typeof broadOutcomes)[number] | LeftOut;

/** What a gesture would do to each account, decided by the code that does it. */
export function dryRun(
  gesture: BatchGesture,
  accounts: readonly Account[],
  terms: Terms,
  moment: Moment,
): DryLine[] {
  return accounts.map((account) => {
    const decision = decideGesture(gesture, account, terms, moment);
    if (decision.accepted) return { account, refusal: null };
    const { kind, reason } = decision;
    return { account, refusal: { kind, reason } };
  });
}

/** Whether a line is among those looked at; without a filter, all are. */
export function hasOutcome({ refusal }: DryLine, filter: OutcomeFilter | undefined): boolean {
  if (filter === undefined) return true;
  if (filter === "FAIT") return refusal === null;
  return refusal !== null && (filter === "LAISSE" || filter === refusal.kind);
}

export type Outcomes = {
  total: number;
  accepted: number;
  /** How many are left out for each reason that leaves any. */
  leftOut: Partial<Record<LeftOut, number>>;
};

/** Counts one line more. */
export function addOutcome(outcomes: Outcomes, { refusal }: DryLine): void {
  outcomes.total += 1;
  if (refusal === null) outcomes.accepted += 1;
  else outcomes.leftOut[refusal.kind] = (outcomes.leftOut[refusal.kind] ?? 0) + 1;
}

/** How many lines have an outcome. */
export function countOutcome(
  { total, accepted, leftOut }: Outcomes,
  filter: OutcomeFilter | undefined,
): number {
  if (filter === undefined) return total;
  if (filter === "FAIT") return accepted;
  return filter === "LAISSE" ? total - accepted : (leftOut[filter] ?? 0);
}

/** Above it, the number is typed before anything happens (look: Danger). */
export const typedAbove = 50;
