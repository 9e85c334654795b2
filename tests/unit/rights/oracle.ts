import {
  type Grant,
  type Holder,
  type Population,
  type RightsSchool,
  strengthOf,
  type Target,
} from "@/lib/rights/rules/model";

/** Rights computed the naive way, from the words of the domain: plain sets, one question at a time. */

const isHere = ({ status }: { status: string }) => status === "ACTIVE" || status === "SUSPENDED";

/** Ids of those present. */
export const present = ({ accounts }: RightsSchool): string[] => accounts.filter(isHere).map(({ id }) => id);

/** Ids of the present members of a population. */
export function naiveMembers(school: RightsSchool, population: Population): Set<string> {
  const { kind, value } = population;
  const here = school.accounts.filter(isHere);
  if (kind === "PROFILE") return new Set(here.filter((one) => one.profile === value).map(({ id }) => id));
  if (kind === "FUNCTION")
    return new Set(here.filter((one) => one.functions.includes(value)).map(({ id }) => id));
  if (kind === "CLASS") return new Set(here.filter((one) => one.classes.includes(value)).map(({ id }) => id));
  if (kind !== "GROUP") return new Set(present(school));
  const named = here.filter((one) => one.groups.includes(value)).map(({ id }) => id);
  const group = school.groups.find(({ key }) => key === value);
  return new Set([...named, ...(group ? naiveGroup(school, group.id, []) : [])]);
}

function naiveGroup(school: RightsSchool, id: string, path: readonly string[]): string[] {
  const group = school.groups.find((one) => one.id === id);
  if (!group || path.includes(id)) return [];
  const named = school.accounts.filter((one) => isHere(one) && one.groups.includes(group.key));
  const put = group.accountIds.filter((one) => present(school).includes(one));
  const nested = group.groupIds.flatMap((one) => naiveGroup(school, one, [...path, id]));
  return [...named.map((one) => one.id), ...put, ...nested];
}

const counts = ({ revokedOn, endsOn }: Grant, today: string) => !revokedOn && (!endsOn || endsOn >= today);

function holds(school: RightsSchool, holder: Holder, accountId: string): boolean {
  if (holder.kind === "UNKNOWN") return false;
  if (holder.kind === "ACCOUNT") return holder.accountId === accountId && present(school).includes(accountId);
  return naiveMembers(school, holder).has(accountId);
}

/** The strongest right of somebody on a target, among the grants that `isCounted` keeps. */
export function naiveStrength(
  school: RightsSchool,
  accountId: string,
  target: Target,
  isCounted: (grant: Grant) => boolean = () => true,
): number {
  return strongest(school, { accountId, isCounted }, target, []);
}

type Asked = { accountId: string; isCounted: (grant: Grant) => boolean };

function strongest(school: RightsSchool, asked: Asked, target: Target, path: readonly string[]): number {
  if (target.kind === "RUBRIC" && path.includes(target.id)) return 0;
  const own = school.grants
    .filter(
      (grant) =>
        grant.target.kind === target.kind &&
        grant.target.id === target.id &&
        counts(grant, school.today) &&
        asked.isCounted(grant) &&
        holds(school, grant.holder, asked.accountId),
    )
    .map(({ role }) => strengthOf(role));
  const rubric = target.kind === "RUBRIC" ? school.rubrics.find(({ id }) => id === target.id) : undefined;
  if (target.kind === "RUBRIC" && !rubric) return 0;
  const above =
    rubric?.inherits && rubric.parentId !== null
      ? strongest(school, asked, { kind: "RUBRIC", id: rubric.parentId }, [...path, target.id])
      : 0;
  return Math.max(0, above, ...own);
}

/** Every subset of a list, the empty one included. */
export function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => [...all, ...all.map((one) => [...one, item])], [[]]);
}
