const numbers = new Intl.NumberFormat("fr-FR");
const days = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" });
const shortDays = new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeZone: "Europe/Paris" });
const hours = new Intl.DateTimeFormat("fr-FR", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});

/** "1 204" */
export const frenchNumber = (value: number): string => numbers.format(value);

/** A number with its noun: "1 élève", "612 élèves". In French, zero is singular. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${frenchNumber(value)} ${Math.abs(value) < 2 ? singular : plural}`;
}

/** "22 novembre 2026" */
export const frenchDay = (instant: Date): string => days.format(instant);

/** "22/11/2026" */
export const shortDay = (instant: Date): string => shortDays.format(instant);

/** "18 h 05" */
export const frenchHour = (instant: Date): string => hours.format(instant).replace(":", " h ");

/** "22 novembre 2026 à 18 h 05" */
export const frenchMoment = (instant: Date): string => `${frenchDay(instant)} à ${frenchHour(instant)}`;
