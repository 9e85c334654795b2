import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { loadRights } from "../facts";
import { indexRights, targetsOf } from "../rules/effective";
import { grantListing } from "../rules/lists/grants";
import { pageOf, rowsOf } from "../rules/lists/listing";
import { accountListing, peopleListing } from "../rules/lists/people";
import { targetListing, totalsOf } from "../rules/lists/targets";
import { isInForce, isPersonal, type Target, targetKey } from "../rules/model";
import { namesOfRights } from "../rules/names";
import { personalShares, rowsOfTargets, splitByYear, splitOfAll } from "../rules/overview";
import { whyWords } from "../rules/sentence";
import { accountRightsSchema, afterSchema, targetListSchema, targetPageSchema } from "../rules/lists/filters";

/** What a school’s rights look like as a whole. */
export const readRightsOverview = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    return {
      total: splitOfAll(school),
      ...rowsOfTargets(school),
      years: splitByYear(school),
      shares: personalShares(school),
      mayImport: isAllowed(actor.roles, "import:make"),
    };
  },
});

/** A page of the rubrics, in the order of their tree, or of the services; the sums are those of all that match. */
export const readTargets = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, kind: "rubrics" | "services", query: unknown) {
    const rows = rowsOfTargets(await loadRights(tx, actor.uai ?? "", now))[kind];
    const filter = targetListSchema.parse(query);
    const listing = targetListing(rows, filter);
    return {
      filter,
      page: pageOf(listing, afterSchema.parse(query).apres ?? null),
      totals: totalsOf(rowsOf(listing)),
      known: rows.length,
      personal: rows.filter(({ persons }) => persons > 0).length,
      mayImport: isAllowed(actor.roles, "import:make"),
    };
  },
});

/**
 * One target: a page of what is given on it or inherited, and a page of who has access and why. Null when the school has
 * no such target.
 */
export const readTarget = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, target: Target, query: unknown) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    if (!targetsOf(school).some((one) => targetKey(one) === targetKey(target))) return null;
    const index = indexRights(school);
    const names = namesOfRights(school);
    const { apres = null, apresDroit = null, ...filter } = targetPageSchema.parse(query);
    const all = rowsOf(grantListing(index, { target, names, filter: {} }));
    const own = all.filter(({ inheritedFrom }) => inheritedFrom === null);
    const listing = peopleListing(index, { target, names, filter });
    const people = pageOf(listing, apres);
    return {
      ...{ filter, name: names.target(target) },
      rubric: school.rubrics.find(({ id }) => id === target.id) ?? null,
      counts: {
        own: own.length,
        personal: own.filter((row) => row.isPersonal).length,
        inherited: all.length - own.length,
        people: listing.everything.filter(({ access }) => access !== null).length,
      },
      grants: pageOf(grantListing(index, { target, names, filter }), apresDroit),
      people: {
        ...people,
        rows: people.rows.flatMap(({ person: { id, profile }, name, access }) =>
          access ? [{ id, name, profile, role: access.role, why: whyWords(access, names) }] : [],
        ),
      },
      today: school.today,
      mayManage: isAllowed(actor.roles, "rights:manage"),
    };
  },
});

/** A page of the rights of one account, each with its reasons; null when the school has no such account. */
export const readAccountRights = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, accountId: string, query: unknown) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    if (!school.accounts.some(({ id }) => id === accountId)) return null;
    const names = namesOfRights(school);
    const index = indexRights(school);
    const filter = accountRightsSchema.parse(query);
    const asked = { accountId, names };
    const isOwn = (grant: (typeof school.grants)[number]) =>
      isPersonal(grant) && grant.holder.kind === "ACCOUNT" && grant.holder.accountId === accountId;
    return {
      ...{ filter, name: names.person(accountId) },
      page: pageOf(accountListing(index, { ...asked, filter }), afterSchema.parse(query).apres ?? null),
      held: rowsOf(accountListing(index, { ...asked, filter: {} })).length,
      personal: school.grants.filter((grant) => isInForce(grant, school.today) && isOwn(grant)).length,
    };
  },
});
