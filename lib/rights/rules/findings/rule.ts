import type { RightsRuleId, RuleSheet, Verdict } from "@/lib/hygiene/rules/finding";
import type { Grant, Target } from "../model";
import type { RightsContext } from "./context";

/** What one rule says of a grant, of a person’s right, or of a target. */
export type RightsFinding = {
  rule: RightsRuleId;
  /** Null when no single grant is the cause. */
  grantId: string | null;
  target: Target;
  /** Null when it is about no single person. */
  accountId: string | null;
  verdict: Verdict;
};

export type RightsSheet = RuleSheet<RightsRuleId>;

/** A rule on rights; `evaluate` leaves out what passes. */
export type RightsRule = RightsSheet & { evaluate: (context: RightsContext) => RightsFinding[] };

/** A rule that looks at each grant in force by itself. */
export function ofEachGrant(
  sheet: RightsSheet,
  verdictOf: (grant: Grant, context: RightsContext) => Verdict,
): RightsRule {
  const evaluate = (context: RightsContext) =>
    context.grants.flatMap((grant): RightsFinding[] => {
      const verdict = verdictOf(grant, context);
      return verdict.kind === "PASSES" ? [] : [findingOn(sheet, grant, verdict)];
    });
  return { ...sheet, evaluate };
}

/** The finding of a rule on a grant, and on the person who holds it if it is personal. */
export function findingOn({ id }: RightsSheet, grant: Grant, verdict: Verdict): RightsFinding {
  const { holder, target } = grant;
  const accountId = holder.kind === "ACCOUNT" ? holder.accountId : null;
  return { rule: id, grantId: grant.id, target, accountId, verdict };
}
