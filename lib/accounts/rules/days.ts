const soonDays = 30;
/** Without a sign-in for longer, a guest is inactive (Tribu, académie de Toulouse: two months). */
export const inactiveDays = 60;

/** A day so many days later, or earlier; days are “AAAA-MM-JJ”. */
export function dayPlus(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** The days that lists compare with. */
export function daysAround(today: string): { today: string; soon: string; inactiveBefore: string } {
  return { today, soon: dayPlus(today, soonDays), inactiveBefore: dayPlus(today, -inactiveDays) };
}

/** Whole days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
