import "server-only";
import { findExceptions } from "@/lib/hygiene/facts";
import { rightsExceptionOf } from "@/lib/hygiene/rules/exceptions";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { loadRights } from "../facts";
import { indexRights } from "../rules/effective";
import { personalRule } from "../rules/findings/personal";
import { conversionListing, ofMode } from "../rules/lists/conversions";
import { pageOf, rowsOf } from "../rules/lists/listing";
import { namesOfRights } from "../rules/names";
import { afterSchema, conversionListSchema } from "../rules/lists/filters";

/** A page of how the personal grants of some targets, or of all, can be replaced, and how many fit each way. */
export const readConversions = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, query: unknown) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    const filter = conversionListSchema.parse(query);
    const listing = conversionListing(indexRights(school), { names: namesOfRights(school), filter });
    const { rows, ...page } = pageOf(ofMode(listing, filter.mode), afterSchema.parse(query).apres ?? null);
    const exceptions = await findExceptions(tx, actor.scope);
    const exceptionOf = (subjectId: string, accountId: string) =>
      rightsExceptionOf({ rule: personalRule.id, subjectId, accountId }, exceptions, school.today);
    return {
      ...{ filter, today: school.today, ...countsOf(listing) },
      known: listing.everything.filter(({ conversion }) => conversion !== null).length,
      page: { ...page, rows: rows.flatMap(({ conversion }) => conversion ?? []) },
      exceptions: rows.flatMap(({ conversion }) => {
        const [holder, grantId] = [conversion?.holders[0], conversion?.grants[0]];
        const found = holder && grantId ? exceptionOf(grantId, holder.id) : null;
        return found && grantId
          ? [{ grantId, id: found.id, endsOn: found.endsOn, reason: found.reason }]
          : [];
      }),
      sheet: { id: personalRule.id, title: personalRule.title },
      mayManage: isAllowed(actor.roles, "rights:manage"),
      mayExcept: isAllowed(actor.roles, "finding:except"),
    };
  },
});

/** How many can be converted, exactly or not, and how many no population fits. */
function countsOf(listing: Parameters<typeof ofMode>[0]) {
  const count = (mode: Parameters<typeof ofMode>[1]) => rowsOf(ofMode(listing, mode)).length;
  return { counts: { proposed: count(undefined), exact: count("exact"), alone: count("aucune") } };
}
