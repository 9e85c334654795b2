const august = 8;

/**
 * Starting year of the school year that holds this instant, as SIECLE’s ANNEE_SCOLAIRE names it: 2026 for 2026-2027.
 * A year starts on 1 August, in Paris.
 */
export function schoolYearOf(instant: Date): number {
  const parts = new Intl.DateTimeFormat("fr-FR", {
    timeZone: "Europe/Paris",
    year: "numeric",
    month: "numeric",
  }).formatToParts(instant);
  const read = (type: "year" | "month") => Number(parts.find((part) => part.type === type)?.value);
  return read("month") >= august ? read("year") : read("year") - 1;
}

/** “2026-2027” for 2026. */
export function schoolYearLabel(startingYear: number): string {
  return `${startingYear}-${startingYear + 1}`;
}
