export const retentionDays = 30;

const dayMs = 86_400_000;

/** A selection made at this instant or before is erased, used or not. */
export function erasedUpTo(now: Date): Date {
  return new Date(now.getTime() - retentionDays * dayMs);
}
