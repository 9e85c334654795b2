import { indexRights } from "@/lib/rights/rules/effective";
import { evaluateRights } from "@/lib/rights/rules/findings/evaluate";
import type { RightsFinding } from "@/lib/rights/rules/findings/rule";
import type { Grant, GrantRole, Holder, Holding, RightsSchool } from "@/lib/rights/rules/model";
import type { RightsRuleId } from "@/lib/hygiene/rules/finding";
import { aGrant, aHolding, aRightsSchool, aRubric, onRubric } from "./rights";

/** So many people alike, “p0” and on. */
export const manyHoldings = (count: number, given: Partial<Holding>): Holding[] =>
  Array.from({ length: count }, (_, rank) => aHolding(`p${rank}`, given));

/** A grant on the rubric “r”. */
export const onR = (role: GrantRole, holder: Holder, given: Partial<Grant> = {}): Grant =>
  aGrant(onRubric("r"), role, holder, given);

/** A school with the rubric “r” and “s” below it, but for what is given. */
export const aSmallSchool = (given: Partial<RightsSchool>): RightsSchool =>
  aRightsSchool({ rubrics: [aRubric("r"), aRubric("s", { parentId: "r" })], ...given });

/** What one rule says of a school. */
export const findingsOf = (rule: RightsRuleId, school: RightsSchool): RightsFinding[] =>
  evaluateRights(indexRights(school)).filter((finding) => finding.rule === rule);

/** In short: the rubric, then “+” for a failure or “?” when nobody can tell. */
export const verdictsOf = (rule: RightsRuleId, school: RightsSchool): string[] =>
  findingsOf(rule, school).map(
    ({ target, verdict }) => `${target.id}${verdict.kind === "FAILS" ? "+" : "?"}`,
  );

/** What the only finding of a rule says, no-break spaces shown as “_”. */
export function wordsOf(rule: RightsRuleId, school: RightsSchool): string {
  const [finding, ...others] = findingsOf(rule, school);
  if (!finding || others.length > 0) return `${findingsOf(rule, school).length} findings`;
  const { verdict } = finding;
  const words =
    verdict.kind === "FAILS" ? verdict.evidence : verdict.kind === "CANNOT_TELL" ? verdict.missing : "";
  return words.replaceAll("\u00A0", "_");
}
