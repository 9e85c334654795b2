const dayFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short" });
const longFormat = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "long" });

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const summerOffsetMs = 2 * hourMs;
const winterOffsetMs = hourMs;

/** The day in Paris as "AAAA-MM-JJ", which sorts like time. A date kept at midnight UTC gives its own day. */
export function parisDay(instant: Date): string {
  return dayFormat.format(instant);
}

/** "21 février 2027" */
export function longParisDay(instant: Date): string {
  return longFormat.format(instant);
}

/** Last millisecond, in Paris, of the day that comes `days` days after the day of `instant`. */
export function endOfParisDay(instant: Date, days: number): Date {
  const nextDay = Date.parse(parisDay(instant)) + (days + 1) * dayMs;
  const inSummer = new Date(nextDay - summerOffsetMs);
  const isMidnight = parisDay(inSummer) === new Date(nextDay).toISOString().slice(0, "AAAA-MM-JJ".length);
  return new Date(nextDay - (isMidnight ? summerOffsetMs : winterOffsetMs) - 1);
}

/** First and last millisecond, in Paris, of a day written "AAAA-MM-JJ". */
export function parisDayBounds(day: string): { start: Date; end: Date } {
  const noon = new Date(`${day}T12:00:00Z`);
  return { start: new Date(endOfParisDay(noon, -1).getTime() + 1), end: endOfParisDay(noon, 0) };
}
