import "server-only";
import { findExceptions } from "@/lib/hygiene/facts";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { hasRights, loadRights } from "../facts";
import { indexRights } from "../rules/effective";
import { evaluateRights } from "../rules/findings/evaluate";
import { groupFindings, groupOfRule } from "../rules/findings/found";
import { findingListing } from "../rules/lists/findings";
import { pageOf } from "../rules/lists/listing";
import { namesOfRights } from "../rules/names";
import { afterSchema, findingListSchema } from "../rules/lists/filters";

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
  async load({ actor, now, tx }, rule: string, query: unknown) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    const group = groupOfRule(school, rule, await findExceptions(tx, actor.scope));
    if (!group) return null;
    const filter = findingListSchema.parse(query);
    const listing = findingListing(group, { grants: school.grants, names: namesOfRights(school), filter });
    const { failing, excepted, untold } = group;
    return {
      ...{ filter, sheet: sheetOf(group.sheet), today: school.today },
      known: failing.length + excepted.length + untold.length,
      page: pageOf(listing, afterSchema.parse(query).apres ?? null),
      mayManage: isAllowed(actor.roles, "rights:manage"),
      mayExcept: isAllowed(actor.roles, "finding:except"),
    };
  },
});

/** A rule without its function: what a page may be given. */
function sheetOf({ id, area, severity, title, rationale, advice, source }: FoundSheet): FoundSheet {
  return { id, area, severity, title, rationale, advice, source };
}

type FoundSheet = ReturnType<typeof groupFindings>[number]["sheet"];
