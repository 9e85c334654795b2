import "server-only";
import { accept, refuse, type Decision } from "@/lib/decision";
import { database } from "./database/client";
import { decideLock, describeLock } from "./lockout";

/** What an attempt found before it was counted, to put back when it succeeds. */
export type Attempt = { failures: number; lastFailureAt: Date | null };

/**
 * Counts a failure before the check it is about, and refuses when the account is delayed or locked. Each count
 * is a compare-and-set: of guesses sent together, only as many as the lock allows are ever checked.
 */
export async function takeAttempt(operatorId: string, now: Date): Promise<Decision<Attempt>> {
  for (;;) {
    const found = await database().operator.findUnique({
      where: { id: operatorId },
      select: { failures: true, lastFailureAt: true },
    });
    if (!found) return refuse("Ce compte n’existe plus.");
    const state = decideLock(found.failures, found.lastFailureAt, now);
    if (state.kind !== "OPEN") return refuse(describeLock(state, now));
    const { count } = await database().operator.updateMany({
      where: { id: operatorId, failures: found.failures },
      data: { failures: found.failures + 1, lastFailureAt: now },
    });
    if (count === 1) return accept(found);
  }
}

/** The right password alone takes back its own attempt; only the second factor clears them all. */
export async function giveBackAttempt(operatorId: string, attempt: Attempt | "ALL"): Promise<void> {
  const operator = database().operator;
  if (attempt === "ALL") {
    await operator.updateMany({ where: { id: operatorId }, data: { failures: 0, lastFailureAt: null } });
    return;
  }
  const { count } = await operator.updateMany({
    where: { id: operatorId, failures: attempt.failures + 1 },
    data: attempt,
  });
  // Others failed meanwhile: their time stays, one failure less.
  if (count === 0) {
    await operator.updateMany({
      where: { id: operatorId, failures: { gt: 0 } },
      data: { failures: { decrement: 1 } },
    });
  }
}
