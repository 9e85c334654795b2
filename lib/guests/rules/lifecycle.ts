import { dayPlus, daysBetween } from "@/lib/accounts/rules/days";
import type { Account } from "@/lib/accounts/rules/account";
import type { GuestPolicy } from "./policy";

/** What the console does by itself at the end of a guest account. */
export type LifecycleGesture = "SUSPEND" | "BIN" | "DELETE";

/** Days before each step at which it is announced. */
const announcedDays = [30, 7, 1] as const;

export type Step = { gesture: LifecycleGesture; on: string };

/**
 * The next step of a guest and its day: suspended the day after the last one, to the bin so many days later, deleted so
 * many months after that. Null without an end, and for a guest of whom nobody knows when they last signed in: peers
 * disabled live people that way (domain § 4), so that those are left to a hand.
 */
export function nextStep(
  account: Account,
  policy: GuestPolicy,
  dayOf: (instant: Date) => string,
): Step | null {
  const { guest, status, statusSince, activity } = account;
  if (!guest || activity.kind === "UNKNOWN") return null;
  const since = dayOf(statusSince);
  if (status === "BINNED") return { gesture: "DELETE", on: monthsLater(since, policy.deleteMonths) };
  if (guest.endsOn === null) return null;
  const ended = dayPlus(guest.endsOn, 1);
  if (status === "ACTIVE") return { gesture: "SUSPEND", on: ended };
  if (status !== "SUSPENDED") return null;
  // A suspension decided by a hand before the end waits for the end.
  const from = since > guest.endsOn ? since : ended;
  return { gesture: "BIN", on: dayPlus(from, policy.binDays) };
}

/** True on its day and after it: a day missed because nothing ran is made up for. */
export function isDue(step: Step, today: string): boolean {
  return step.on <= today;
}

/** Which announcement a step is due, if any: the nearest of 30, 7 and 1 day that today has reached. */
export function dueAnnouncement(step: Step, today: string): number | null {
  const left = daysBetween(today, step.on);
  if (left <= 0) return null;
  const reached = announcedDays.filter((days) => left <= days);
  return reached.at(-1) ?? null;
}

/** The same day so many months later, or the last of the month when it has no such day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const wanted = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), wanted)).toISOString().slice(0, 10);
}
