import { accept, type Decision, refuse } from "@/lib/decision";
import { dayPlus } from "@/lib/accounts/rules/days";
import type { Result } from "./evaluate";

/** The longest time an exception lasts without being looked at again. */
export const longestExceptionDays = 365;

/** Why a finding is accepted, who answers for it and until when; days are “AAAA-MM-JJ”. */
export type StoredException = {
  id: string;
  uai: string;
  rule: string;
  accountId: string | null;
  /** Of a rule on rights: the grant, or the target. */
  subjectId: string | null;
  reason: string;
  owner: string;
  endsOn: string;
  createdByName: string;
  createdAt: Date;
};

/** The exception in force for a finding on rights. */
export function rightsExceptionOf(
  about: { rule: string; accountId: string | null; subjectId: string },
  exceptions: readonly StoredException[],
  today: string,
): StoredException | null {
  const isAbout = (one: StoredException) =>
    one.rule === about.rule && one.subjectId === about.subjectId && one.accountId === about.accountId;
  return exceptions.find((one) => isAbout(one) && one.endsOn >= today) ?? null;
}

/** From today to a year, both included; days are “AAAA-MM-JJ”. */
export function decideException(endsOn: string, today: string): Decision<{ endsOn: string }> {
  if (endsOn < today) return refuse("Cette date est passée : choisissez aujourd’hui ou un jour à venir.");
  return endsOn > dayPlus(today, longestExceptionDays)
    ? refuse("Une exception dure un an au plus : choisissez un jour plus proche.")
    : accept({ endsOn });
}

/** The exception in force for a finding; from the day after its last one, it reopens by itself. */
export function exceptionOf(
  { rule, account }: Pick<Result, "rule" | "account">,
  exceptions: readonly StoredException[],
  today: string,
): StoredException | null {
  const id = account?.id ?? null;
  return exceptions.find((one) => one.rule === rule && one.accountId === id && one.endsOn >= today) ?? null;
}
