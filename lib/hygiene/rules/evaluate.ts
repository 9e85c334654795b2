import type { Account } from "@/lib/accounts/rules/account";
import { accountRules, staleImport } from "./accounts";
import { administratorCounts, administratorRules } from "./administrators";
import type { RuleId, RuleSheet, Verdict } from "./finding";
import { guestCeiling, guestRules } from "./guests";
import { indexSchool, type School } from "./school";

/** One verdict of one rule; about the whole school when it names no account. */
export type Result = { rule: RuleId; account: Account | null; verdict: Verdict };

/** Every rule of the catalogue, in its order. */
export const catalogue: readonly RuleSheet[] = [
  ...guestRules.slice(0, 9),
  guestCeiling,
  ...guestRules.slice(9),
  ...[...administratorRules, ...administratorCounts].sort((one, other) => (one.id < other.id ? -1 : 1)),
  ...accountRules.slice(0, 5),
  staleImport,
  ...accountRules.slice(5),
];

export const sheetOf = (id: RuleId): RuleSheet | undefined => catalogue.find((rule) => rule.id === id);

/** What every rule says of a school, one pass a rule; what passes is not listed. */
export function evaluateSchool(school: School): Result[] {
  const indexed = indexSchool(school);
  const { guests, administrators, accounts } = indexed;
  const results: Result[] = [];
  const add = (rule: RuleId, account: Account | null, verdict: Verdict) => {
    if (verdict.kind !== "PASSES") results.push({ rule, account, verdict });
  };
  for (const { id, evaluate } of guestRules)
    for (const guest of guests) add(id, guest, evaluate(guest, indexed));
  for (const { id, evaluate } of administratorRules)
    for (const account of administrators) add(id, account, evaluate(account, indexed));
  for (const { id, concerns, evaluate } of accountRules)
    for (const account of accounts) if (concerns(account)) add(id, account, evaluate(account, indexed));
  for (const { id, evaluate } of [guestCeiling, ...administratorCounts, staleImport])
    add(id, null, evaluate(indexed));
  return results;
}
