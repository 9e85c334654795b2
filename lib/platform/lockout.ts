export const failuresBeforeDelay = 5;
export const failuresBeforeLock = 10;
const firstDelayMs = 60_000;

export type LockState = { kind: "OPEN" } | { kind: "DELAYED"; until: Date } | { kind: "LOCKED" };

/**
 * After 5 failures in a row one waits a minute, twice as long at each further one; at 10 the account is locked
 * until it is unlocked. Source: CNIL recommendation 2022-100, case 2.
 */
export function decideLock(failures: number, lastFailureAt: Date | null, now: Date): LockState {
  if (failures >= failuresBeforeLock) return { kind: "LOCKED" };
  if (failures < failuresBeforeDelay || lastFailureAt === null) return { kind: "OPEN" };
  const delayMs = firstDelayMs * 2 ** (failures - failuresBeforeDelay);
  const until = new Date(lastFailureAt.getTime() + delayMs);
  return until > now ? { kind: "DELAYED", until } : { kind: "OPEN" };
}

/** What the person is told: how long to wait, never how many tries are left. */
export function describeLock(state: Exclude<LockState, { kind: "OPEN" }>, now: Date): string {
  if (state.kind === "LOCKED")
    return "Ce compte est verrouillé après plusieurs échecs : demandez son déverrouillage à un autre responsable de la console.";
  const minutes = Math.ceil((state.until.getTime() - now.getTime()) / firstDelayMs);
  return `Trop d’échecs : réessayez dans ${minutes} ${minutes > 1 ? "minutes" : "minute"}.`;
}
