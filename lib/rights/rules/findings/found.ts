import { rightsExceptionOf, type StoredException } from "@/lib/hygiene/rules/exceptions";
import { severities } from "@/lib/hygiene/rules/finding";
import { indexRights } from "../effective";
import type { RightsSchool } from "../model";
import { evaluateRights, rightsCatalogue } from "./evaluate";
import type { RightsFinding, RightsSheet } from "./rule";

/** A finding, and the exception in force that somebody answers for. */
export type FoundRight = RightsFinding & { exception: StoredException | null };

/** What one rule finds: what fails, what somebody accepted, and what nobody can tell. */
export type RightsGroup = {
  sheet: RightsSheet;
  failing: FoundRight[];
  excepted: FoundRight[];
  untold: FoundRight[];
};

/** What a finding is about: its grant, or its target when no single grant is the cause. */
export const subjectOf = ({ grantId, target }: Pick<RightsFinding, "grantId" | "target">) =>
  grantId ?? target.id;

/** A key that tells two findings of one rule apart. */
export const findingKey = ({ grantId, target, accountId }: RightsFinding) =>
  [target.id, grantId ?? "-", accountId ?? "-"].join("_");

/** The findings by rule, the most serious first; rules with nothing to say are left out. */
export function groupFindings(
  findings: readonly RightsFinding[],
  exceptions: readonly StoredException[],
  today: string,
): RightsGroup[] {
  const ofRights = exceptions.filter(({ subjectId }) => subjectId !== null);
  const groups = new Map(
    rightsCatalogue.map((sheet): [string, RightsGroup] => [
      sheet.id,
      { sheet, failing: [], excepted: [], untold: [] },
    ]),
  );
  for (const finding of findings) {
    const { rule, accountId } = finding;
    const exception = rightsExceptionOf({ rule, accountId, subjectId: subjectOf(finding) }, ofRights, today);
    const found = { ...finding, exception };
    const group = groups.get(rule);
    if (finding.verdict.kind === "CANNOT_TELL") group?.untold.push(found);
    else if (exception) group?.excepted.push(found);
    else group?.failing.push(found);
  }
  const rank = ({ sheet }: RightsGroup) => severities.indexOf(sheet.severity);
  return [...groups.values()]
    .filter(({ failing, excepted, untold }) => failing.length + excepted.length + untold.length > 0)
    .sort((one, other) => rank(one) - rank(other) || one.sheet.id.localeCompare(other.sheet.id));
}

/** What one rule finds in a school; null for an id that is no rule’s, and for a rule with nothing to say. */
export function groupOfRule(
  school: RightsSchool,
  rule: string,
  exceptions: readonly StoredException[],
): RightsGroup | null {
  const findings = evaluateRights(indexRights(school)).filter((finding) => finding.rule === rule);
  return groupFindings(findings, exceptions, school.today)[0] ?? null;
}
