import "server-only";
import { findExceptions } from "@/lib/hygiene/facts";
import { rightsRuleIds } from "@/lib/hygiene/rules/finding";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { hasRights, loadRights } from "../facts";
import { indexRights } from "../rules/effective";
import { evaluateRights } from "../rules/findings/evaluate";
import { findingKey, type FoundRight, groupFindings, subjectOf } from "../rules/findings/found";
import { isPersonal } from "../rules/model";
import { namesOfRights } from "../rules/names";

const pageLength = 50;

/** What the rules find of the rights of a school, by rule. */
export const readRightsFindings = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }) {
    const mayImport = isAllowed(actor.roles, "import:make");
    // The dashboard asks at each visit: a school without rights is told by one question.
    if (!(await hasRights(tx, actor.uai ?? ""))) return { groups: [], isEmpty: true, mayImport };
    const school = await loadRights(tx, actor.uai ?? "", now);
    const findings = evaluateRights(indexRights(school));
    const groups = groupFindings(findings, await findExceptions(tx, actor.scope), school.today);
    return {
      groups: groups.map(({ sheet, failing, excepted, untold }) => ({
        sheet: sheetOf(sheet),
        failing: failing.length,
        excepted: excepted.length,
        untold: untold.length,
      })),
      isEmpty: false,
      mayImport,
    };
  },
});

/** What one rule finds, a page at a time: what fails, then what is accepted, then what nobody can tell. */
export const readRightsRule = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, rule: string, after: string | null) {
    const known = rightsRuleIds.find((id) => id === rule);
    if (!known) return null;
    const school = await loadRights(tx, actor.uai ?? "", now);
    const findings = evaluateRights(indexRights(school)).filter((finding) => finding.rule === known);
    const [group] = groupFindings(findings, await findExceptions(tx, actor.scope), school.today);
    if (!group) return null;
    const names = namesOfRights(school);
    const grantOf = new Map(school.grants.map((grant) => [grant.id, grant]));
    const placeOf = ({ target, grantId }: FoundRight) => {
      const holder = grantOf.get(grantId ?? "")?.holder;
      return [names.target(target), holder ? names.holder(holder) : ""] as const;
    };
    const all = [group.failing, group.excepted, group.untold].flatMap((found) => inOrder(found, placeOf));
    const start = after === null ? 0 : all.findIndex((finding) => findingKey(finding) === after) + 1;
    const shown = all.slice(start, start + pageLength);
    const last = shown.at(-1);
    const row = (found: FoundRight) => {
      const grant = grantOf.get(found.grantId ?? "");
      return {
        ...{ found, key: findingKey(found), subjectId: subjectOf(found), target: names.target(found.target) },
        grant: grant && { id: grant.id, holder: names.holder(grant.holder), isPersonal: isPersonal(grant) },
      };
    };
    return {
      sheet: sheetOf(group.sheet),
      rows: shown.map(row),
      ...{ total: all.length, isFirstPage: start === 0, today: school.today },
      next: last && all.length > start + pageLength ? findingKey(last) : null,
      mayManage: isAllowed(actor.roles, "rights:manage"),
      mayExcept: isAllowed(actor.roles, "finding:except"),
    };
  },
});

const french = new Intl.Collator("fr", { numeric: true });

/** By the name of the target, then of the holder: findings of one rubric are read together. */
function inOrder(
  found: readonly FoundRight[],
  placeOf: (one: FoundRight) => readonly [target: string, holder: string],
): FoundRight[] {
  return found
    .map((one) => ({ one, place: placeOf(one) }))
    .sort(
      ({ place: [target, holder] }, { place: [otherTarget, otherHolder] }) =>
        french.compare(target, otherTarget) || french.compare(holder, otherHolder),
    )
    .map(({ one }) => one);
}

/** A rule without its function: what a page may be given. */
function sheetOf({ id, area, severity, title, rationale, advice, source }: FoundSheet): FoundSheet {
  return { id, area, severity, title, rationale, advice, source };
}

type FoundSheet = ReturnType<typeof groupFindings>[number]["sheet"];
