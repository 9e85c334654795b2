import { dayPlus } from "@/lib/accounts/rules/days";
import { accept, type Decision, refuse } from "@/lib/decision";
import { monthsLater } from "@/lib/guests/rules/lifecycle";

/** A right given to a person for longer than a year and a half is no longer limited. */
export const longestLimitMonths = 18;

/** The days that a right may be limited to, both included: tomorrow, and 18 months from today. Days are “AAAA-MM-JJ”. */
export function limitBounds(today: string): { first: string; last: string } {
  return { first: dayPlus(today, 1), last: monthsLater(today, longestLimitMonths) };
}

/** The last day of a right: tomorrow or later, within 18 months. `today` is “AAAA-MM-JJ”, in Paris. */
export function decideLimit(endsOn: string, today: string): Decision<null> {
  const { first, last } = limitBounds(today);
  if (endsOn < first)
    return refuse(
      "Choisissez demain ou un jour à venir : pour retirer ce droit tout de suite, utilisez « Retirer ».",
    );
  return endsOn <= last ? accept(null) : refuse(`Choisissez un jour dans les ${longestLimitMonths} mois.`);
}
