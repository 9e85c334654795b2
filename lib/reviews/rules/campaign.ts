import { dayPlus, daysBetween } from "@/lib/accounts/rules/days";
import { accept, type Decision, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import type { ReviewDecision } from "./decisions";

export type ReviewKind = "CAMPAIGN" | "MICRO";
export type ReviewStatus = "OPEN" | "CLOSED";
export type Reviewer = { operatorId: string; name: string };

/** From tomorrow to a year: a review is yearly. */
export const longestReviewDays = 365;
/** The close applies everything in one transaction: 5 s for as many removals; beyond it the scope is to be split. */
export const mostItems = 5_000;
export const microReviewDays = 14;

/**
 * The rights of one micro-review cut into as many reviews as the bound of one asks, in their order and nearly equal; each
 * is told apart by its place. None for no right.
 */
export function microParts<Right>(rights: readonly Right[]): { rights: readonly Right[]; place: string }[] {
  const parts = Math.ceil(rights.length / mostItems);
  const size = Math.ceil(rights.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, rank) => ({
    rights: rights.slice(rank * size, (rank + 1) * size),
    place: parts === 1 ? "" : ` (${rank + 1} sur ${parts})`,
  }));
}

/** The days one may choose for a deadline. */
export function deadlineBounds(today: string): { first: string; last: string } {
  return { first: dayPlus(today, 1), last: dayPlus(today, longestReviewDays) };
}

/** « 2026-2027 » from August on: reviews follow the school year. */
export function schoolYearWords(today: string): string {
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) < "08" ? 1 : 0);
  return `${year}-${year + 1}`;
}

/** Refuses a campaign without right or reviewer, too large, or whose deadline is not from tomorrow to a year. */
export function decideOpening(
  { rights, chosen, deadline }: { rights: number; chosen: readonly string[]; deadline: string },
  reviewers: readonly Reviewer[],
  today: string,
): Decision<Reviewer[]> {
  const { first, last } = deadlineBounds(today);
  const found = reviewers.filter(({ operatorId }) => chosen.includes(operatorId));
  if (chosen.length === 0) return refuse("Choisissez au moins un relecteur.");
  if (found.length < chosen.length)
    return refuse("Un relecteur choisi ne peut plus décider dans cet établissement : rechargez la page.");
  if (deadline < first) return refuse("L’échéance est au plus tôt demain.");
  if (deadline > last) return refuse("L’échéance est au plus tard dans un an.");
  if (rights === 0) return refuse("Aucun droit en vigueur dans ce périmètre : élargissez-le.");
  if (rights > mostItems)
    return refuse(
      `${count(rights, "droit")} dans ce périmètre, pour ${count(mostItems, "droit")} au plus : choisissez moins de cibles.`,
    );
  return accept(found);
}

/** Whose turn it is: each reviewer takes the next right in turn, or one takes them all. */
export function shareOut(rank: number, reviewers: readonly Reviewer[]): string {
  return reviewers[rank % reviewers.length]?.operatorId ?? "";
}

const reminderDays = [30, 7, 1] as const;

/** Reminders that say nothing new when the reviewer is told of the campaign that late. */
export function pastReminders(deadline: string, today: string): string[] {
  const left = daysBetween(today, deadline);
  return reminderDays.filter((days) => left <= days).map(String);
}

/** The reminder due today, and every one it stands for: the nearest of 30, 7 and 1 day that was reached. */
export function dueReminder(
  deadline: string,
  reminded: readonly string[],
  today: string,
): { days: number; reminded: string[] } | null {
  const left = daysBetween(today, deadline);
  const reached = left < 0 ? [] : pastReminders(deadline, today);
  const nearest = reached.at(-1);
  if (nearest === undefined || reminded.includes(nearest)) return null;
  return { days: left, reminded: [...new Set([...reminded, ...reached])] };
}

/** Below this, in milliseconds, a sentence was not read. */
export const readingMs = 1_000;

type Decided = { decision: ReviewDecision | null; elapsedMs: number | null };

/** True when everything that was decided was kept, each in less than a second: nothing was read. */
export function isRubberStamp(items: readonly Decided[]): boolean {
  const decided = items.filter(({ decision }) => decision !== null);
  return (
    decided.length > 0 &&
    decided.every(
      ({ decision, elapsedMs }) => decision === "KEEP" && elapsedMs !== null && elapsedMs < readingMs,
    )
  );
}

export const rubberStampWords =
  "Chaque droit décidé a été gardé, en moins d’une seconde chacun : c’est un coup de tampon, personne n’a pu lire ces phrases.";

/** Who takes over a right: another reviewer of the school, and only what waits for a decision. */
export function decideHandOver(
  { isOpen, waiting, to, from }: { isOpen: boolean; waiting: number; to: string; from: string },
  reviewers: readonly Reviewer[],
): Decision<Reviewer> {
  const found = reviewers.find(({ operatorId }) => operatorId === to);
  if (!isOpen) return refuse("Cette revue est close.");
  if (to === from) return refuse("Ces droits vous sont déjà confiés : choisissez quelqu’un d’autre.");
  if (!found) return refuse("Cette personne ne peut pas décider dans cet établissement.");
  if (waiting === 0) return refuse("Aucun de vos droits n’attend de décision : il n’y a rien à confier.");
  return accept(found);
}
