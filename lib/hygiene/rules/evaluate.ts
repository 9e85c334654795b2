import type { Account } from "@/lib/accounts/rules/account";
import { accountRules, staleImport } from "./accounts";
import { administratorCounts } from "./administrator-counts";
import { administratorRules } from "./administrators";
import type { RuleId, RuleSheet, Verdict } from "./finding";
import { guestCeiling, guestRules } from "./guests";
import { type Indexed, indexSchool, type School } from "./school";

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

/** What every rule says of a school, one pass a rule; what passes is not listed. */
export function evaluateSchool(school: School): Result[] {
  const indexed = indexSchool(school);
  const { guests, administrators, accounts } = indexed;
  const each = (
    rules: readonly { id: RuleId; evaluate: (account: Account, school: Indexed) => Verdict }[],
    of: readonly Account[],
  ): Result[] =>
    rules.flatMap(({ id, evaluate }) =>
      of.flatMap((account) => {
        const verdict = evaluate(account, indexed);
        return verdict.kind === "PASSES" ? [] : [{ rule: id, account, verdict }];
      }),
    );
  const ofSchool = [guestCeiling, ...administratorCounts, staleImport].map(({ id, evaluate }) => ({
    ...{ rule: id, account: null, verdict: evaluate(indexed) },
  }));
  const results = [
    ...each(guestRules, guests),
    ...each(administratorRules, administrators),
    ...accountRules.flatMap((rule) => each([rule], accounts.filter(rule.concerns))),
    ...ofSchool,
  ];
  return results.filter(({ verdict }) => verdict.kind !== "PASSES");
}
