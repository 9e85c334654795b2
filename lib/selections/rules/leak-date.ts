import { accept, refuse, type Decision } from "@/lib/decision";

const dayMs = 86_400_000;
const unknownDay = "Date de la fuite inconnue : tout mot de passe visé est changé.";
const sameDay = "Fuite du jour même : tout mot de passe visé est changé.";

/**
 * What the wizard leaves out for a leak of this day ("AAAA-MM-JJ"; null when unknown), as pairs of its address. Only a
 * password changed or reset after that day is safe: the day itself may have come first. Refuses a day to come.
 */
export function decideLeakExclusions(leakDay: string | null, today: string): Decision<[string, string][]> {
  if (leakDay !== null && leakDay > today)
    return refuse("La date de la fuite est à venir : choisissez aujourd’hui ou un jour passé.");
  if (leakDay !== null && leakDay < today) {
    const next = new Date(Date.parse(leakDay) + dayMs).toISOString().slice(0, "AAAA-MM-JJ".length);
    return accept([
      ["changeDepuis", next],
      ["reinitialiseDepuis", next],
    ]);
  }
  const reason = leakDay === null ? unknownDay : sameDay;
  return accept([
    ["sansCHANGED_SINCE", reason],
    ["sansALREADY_RESET_SINCE", reason],
  ]);
}
