import { dayPlus } from "@/lib/accounts/rules/days";
import { accept, type Decision, refuse } from "@/lib/decision";
import { dayWords } from "./sentence";

export const reviewDecisions = ["KEEP", "REMOVE", "LIMIT", "CONVERT"] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

export const decisionWords: Record<ReviewDecision, { verb: string; done: string; key: string }> = {
  KEEP: { verb: "Garder", done: "Gardé", key: "g" },
  REMOVE: { verb: "Retirer", done: "Retiré", key: "r" },
  LIMIT: { verb: "Limiter", done: "Limité", key: "l" },
  CONVERT: { verb: "Convertir", done: "À convertir", key: "c" },
};

/** A longer limit would outlive the next yearly review. */
const longestLimitDays = 365;
const shortestReason = 3;

export type Answer = { decision: ReviewDecision; reason: string; limitOn: string };
export type Decided = { decision: ReviewDecision; reason: string | null; limitOn: string | null };

/** What is known of the right that is decided about; `sentence` is null when it is gone, revoked or over. */
export type Current = { sentence: string | null; endsOn: string | null };

/** A line put right is not read again from the start: the longest time on screen counts. */
export function longestLook(told: number | undefined, before: number | null): number | null {
  return told === undefined ? before : Math.max(told, before ?? 0);
}

/**
 * The days that a right may be limited to, both included: tomorrow, then a year from today or the end that it already has.
 * Days are “AAAA-MM-JJ”; a right that ends today leaves none.
 */
export function limitBounds(today: string, endsOn: string | null): { first: string; last: string } {
  const last = dayPlus(today, longestLimitDays);
  return { first: dayPlus(today, 1), last: endsOn !== null && endsOn < last ? endsOn : last };
}

/**
 * One decision. All but keeping need a reason; a limit goes from tomorrow to a year, never beyond the end that the right
 * already has. Refuses on a closed review, and when the right is no longer what was on screen.
 */
export function decideItem(
  answer: Answer & { shown: string },
  { isOpen, held, current }: { isOpen: boolean; held: string; current: Current },
  today: string,
): Decision<Decided> {
  if (!isOpen) return refuse("Cette revue est close : ses décisions ne changent plus.");
  if (flat(answer.shown) !== flat(current.sentence ?? held))
    return refuse("Ce droit a changé depuis que vous l’avez lu : relisez-le, puis décidez de nouveau.");
  const { decision } = answer;
  const reason = decideReason(answer);
  if (!reason.accepted) return reason;
  const limit = decision === "LIMIT" ? decideLimit(answer.limitOn, current.endsOn, today) : accept(null);
  return limit.accepted ? accept({ decision, reason: reason.change, limitOn: limit.change }) : limit;
}

function decideReason({ decision, reason }: Answer): Decision<string | null> {
  if (decision === "KEEP") return accept(reason === "" ? null : reason);
  return reason.length < shortestReason
    ? refuse("Indiquez le motif en quelques mots : il est demandé pour tout ce qui n’est pas gardé.")
    : accept(reason);
}

/** A form writes the ends of lines in its own way. */
const flat = (text: string) => text.replace(/\s+/gu, " ");

function decideLimit(limitOn: string, endsOn: string | null, today: string): Decision<string> {
  const { first } = limitBounds(today, endsOn);
  const { last } = limitBounds(today, null);
  if (limitOn === "") return refuse("Indiquez le dernier jour de ce droit.");
  if (limitOn < first)
    return refuse(
      "Choisissez demain ou un jour à venir : pour le retirer à la clôture, choisissez « Retirer ».",
    );
  if (limitOn > last)
    return refuse(
      `Choisissez au plus tard le ${dayWords(last)} : au-delà, gardez le droit jusqu’à la revue suivante.`,
    );
  if (endsOn !== null && limitOn > endsOn)
    return refuse(`Ce droit finit déjà le ${dayWords(endsOn)} : une limite ne le prolonge pas.`);
  return accept(limitOn);
}

/** « Gardé », « Limité au 31/12/2026 », « Pas encore décidé ». */
export function describeDecision({
  decision,
  limitOn,
}: {
  decision: ReviewDecision | null;
  limitOn: string | null;
}): string {
  if (decision === null) return "Pas encore décidé";
  const { done } = decisionWords[decision];
  return decision === "LIMIT" && limitOn !== null ? `${done} au ${dayWords(limitOn)}` : done;
}
