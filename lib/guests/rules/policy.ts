import * as z from "zod";
import { schoolYearOf } from "@/lib/imports/rules/school-year";

type Limit = { least: number; most: number; undecided: number };

/** Bounds of what a school decides of its guests, and its value until it does (domain § 4). */
export const guestLimits = {
  /** Days in the suspended state after the last one, before the bin. */
  binDays: { least: 1, most: 90, undecided: 15 },
  /** Months in the bin before deletion. */
  deleteMonths: { least: 1, most: 12, undecided: 3 },
  /** More guests than this is a finding (G10). */
  ceiling: { least: 1, most: 1000, undecided: 30 },
} as const satisfies Record<string, Limit>;

const held = ({ least, most, undecided }: Limit) => z.number().int().min(least).max(most).catch(undecided);

/** What a school decided of its guests; whatever it did not decide has these values. */
export const guestPolicySchema = z.object({
  /** An end after 31 August of the school year is allowed, to 30 September of the next one at most. */
  endsInSeptember: z.boolean().catch(false),
  binDays: held(guestLimits.binDays),
  deleteMonths: held(guestLimits.deleteMonths),
  ceiling: held(guestLimits.ceiling),
});

export type GuestPolicy = z.infer<typeof guestPolicySchema>;

/** Anything unreadable counts as undecided. */
export function guestPolicyOf(stored: unknown): GuestPolicy {
  const held = typeof stored === "object" && stored !== null ? stored : {};
  return guestPolicySchema.parse({
    endsInSeptember: null,
    binDays: null,
    deleteMonths: null,
    ceiling: null,
    ...held,
  });
}

/** The last day that any policy allows: 30 September of next year, “AAAA-MM-JJ” (Tribu, académie de Toulouse). */
export function absoluteEnd(now: Date): string {
  return `${schoolYearOf(now) + 1}-09-30`;
}

/** The last day that a school allows: 31 August of its school year, or 30 September after it. */
export function latestEnd(policy: GuestPolicy, now: Date): string {
  return policy.endsInSeptember ? absoluteEnd(now) : `${schoolYearOf(now) + 1}-08-31`;
}
