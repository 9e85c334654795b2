import * as z from "zod";

/** Limits on administrators and accounts; whatever a school did not decide has these values. */
export const administratorPolicySchema = z.object({
  /** More administrators than this is a finding (A04). */
  mostAdministrators: z.number().int().min(1).max(20).catch(3),
  /** Fewer leaves nobody to replace the only one (A05). */
  fewestAdministrators: z.number().int().min(1).max(5).catch(2),
  inactiveDays: z.number().int().min(30).max(365).catch(90),
  passwordDays: z.number().int().min(30).max(1095).catch(365),
});

export type AdministratorPolicy = z.infer<typeof administratorPolicySchema>;

/** Anything unreadable counts as undecided. */
export function administratorPolicyOf(stored: unknown): AdministratorPolicy {
  const held = typeof stored === "object" && stored !== null ? stored : {};
  const undecided = {
    mostAdministrators: null,
    fewestAdministrators: null,
    inactiveDays: null,
    passwordDays: null,
  };
  return administratorPolicySchema.parse({ ...undecided, ...held });
}
