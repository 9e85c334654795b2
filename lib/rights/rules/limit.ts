import { accept, type Decision, refuse } from "@/lib/decision";
import { monthsLater } from "@/lib/guests/rules/lifecycle";

/** A right given to a person for longer than a year and a half is no longer limited. */
export const longestLimitMonths = 18;

/** The last day of a right: today or later, within 18 months. `today` is “AAAA-MM-JJ”. */
export function decideLimit(endsOn: string, today: string): Decision<null> {
  if (endsOn < today)
    return refuse("Choisissez un jour à venir : pour retirer ce droit tout de suite, utilisez « Retirer ».");
  return endsOn <= monthsLater(today, longestLimitMonths)
    ? accept(null)
    : refuse(`Choisissez un jour dans les ${longestLimitMonths} mois.`);
}
