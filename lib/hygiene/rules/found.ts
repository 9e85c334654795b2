import type { Account } from "@/lib/accounts/rules/account";
import type { StoredException } from "./exceptions";
import type { RuleSheet, Verdict } from "./finding";

/** One thing that is wrong, or that nobody can tell, with its exception if it has one. */
export type Finding = {
  sheet: RuleSheet;
  account: Account | null;
  verdict: Verdict;
  exception: StoredException | null;
};

/** The findings of one rule. */
export type RuleGroup = { sheet: RuleSheet; failing: Finding[]; untold: Finding[]; excepted: Finding[] };

/** One test of one administrator, passed or not. */
export type Test = Pick<Finding, "sheet" | "verdict" | "exception">;
