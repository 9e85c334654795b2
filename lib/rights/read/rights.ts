import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { loadRights } from "../facts";
import { proposeConversions } from "../rules/convert/proposals";
import { indexRights, targetsOf } from "../rules/effective";
import { explainAccount, explainTarget } from "../rules/explain";
import { isInForce, isPersonal, type Target, targetKey } from "../rules/model";
import { namesOfRights } from "../rules/names";
import { personalShares, rowsOfTargets, splitByYear, splitOfAll } from "../rules/overview";
import { sentenceOf } from "../rules/sentence";
import { decideUndo } from "../rules/undo";
import { findRightsBatch, listRightsBatches, listRightsLines } from "../store/batches";
import { pageOfGrants } from "../rules/grant-rows";

export const pageLength = 50;

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
      mayManage: isAllowed(actor.roles, "rights:manage"),
    };
  },
});

/** One target: what is given on it, what it inherits, and who has access and why, a page at a time. Null when unknown. */
export const readTarget = defineRead({
  permission: "rights:read",
  async load(
    { actor, now, tx },
    target: Target,
    { after, search }: { after: string | null; search: string },
  ) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    const index = indexRights(school);
    const names = namesOfRights(school);
    if (!targetsOf(school).some((one) => targetKey(one) === targetKey(target))) return null;
    const wanted = search.trim().toLowerCase();
    const everybody = explainTarget(index, target).filter(({ person: { id } }) =>
      names.person(id).toLowerCase().includes(wanted),
    );
    const start = after === null ? 0 : everybody.findIndex(({ person }) => person.id === after) + 1;
    const shown = everybody.slice(start, start + pageLength);
    const hasMore = everybody.length > start + pageLength;
    return {
      name: names.target(target),
      rubric: school.rubrics.find(({ id }) => id === target.id) ?? null,
      grants: pageOfGrants(index, target, names),
      people: shown.map(({ person, role, paths }) => ({
        ...{
          id: person.id,
          name: names.person(person.id),
          profile: person.profile,
          status: person.status,
          role,
        },
        why: sentenceOf({ personId: person.id, target, role, paths }, names),
      })),
      ...{ total: everybody.length, isFirstPage: start === 0 },
      next: hasMore ? (shown.at(-1)?.person.id ?? null) : null,
      mayManage: isAllowed(actor.roles, "rights:manage"),
    };
  },
});

/** The rights of one account, each with its reasons; null when the school has no such account. */
export const readAccountRights = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, accountId: string) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    if (!school.accounts.some(({ id }) => id === accountId)) return null;
    const names = namesOfRights(school);
    const own = school.grants.filter(
      (grant) =>
        isInForce(grant, school.today) &&
        grant.holder.kind === "ACCOUNT" &&
        grant.holder.accountId === accountId,
    );
    return {
      name: names.person(accountId),
      rights: explainAccount(indexRights(school), accountId).map(({ target, role, paths }) => ({
        ...{ target, role, name: names.target(target) },
        isPersonal: paths.some(({ grant }) => isPersonal(grant)),
        why: sentenceOf({ personId: accountId, target, role, paths }, names),
      })),
      personal: own.length,
      mayManage: isAllowed(actor.roles, "rights:manage"),
    };
  },
});

/** How the personal grants of these targets, or of all, can be replaced. `added` is how many people one accepts to add. */
export const readConversions = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, targets: readonly Target[] | null, added: number) {
    const school = await loadRights(tx, actor.uai ?? "", now);
    const index = indexRights(school);
    const names = namesOfRights(school);
    const known = targetsOf(school);
    const keys = targets && new Set(targets.map(targetKey));
    const asked = keys ? known.filter((target) => keys.has(targetKey(target))) : known;
    return {
      conversions: asked
        .flatMap((target) => proposeConversions(index, target, { added }))
        .map(({ holders, proposals, ...conversion }) => ({
          ...conversion,
          name: names.target(conversion.target),
          holders: holders.map(names.person),
          proposals: proposals.map((proposal) => ({
            ...proposal,
            names: proposal.populations.map(names.holder),
            gains: proposal.gains.map(names.person),
            losses: proposal.losses.map(names.person),
          })),
        })),
      mayManage: isAllowed(actor.roles, "rights:manage"),
    };
  },
});

/** The last batches of rights. */
export const readRightsBatches = defineRead({
  permission: "rights:read",
  load: ({ actor, tx }) => listRightsBatches(tx, actor.scope, 100),
});

/** One batch, prepared or applied, with who gains and who loses by name; null when the school has no such batch. */
export const readRightsBatch = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, id: string) {
    const batch = await findRightsBatch(tx, actor.scope, id);
    if (!batch) return null;
    const names = namesOfRights(await loadRights(tx, batch.uai, now));
    return {
      batch,
      lines: await listRightsLines(tx, actor.scope, id),
      announced: batch.announced.map(({ gains, losses, ...one }) => ({
        ...one,
        name: names.target(one.target),
        gains: gains.map(names.person),
        losses: losses.map(names.person),
      })),
      mayManage: isAllowed(actor.roles, "rights:manage"),
      canUndo: isAllowed(actor.roles, "rights:manage") && decideUndo(batch, now).accepted,
    };
  },
});
