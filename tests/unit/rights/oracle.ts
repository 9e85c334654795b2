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
  if (target.kind === "SERVICE") return strongestOwn(school, asked, target);
  const rubric = school.rubrics.find(({ id }) => id === target.id);
  if (!rubric || path.includes(rubric.id)) return 0;
  const own = strongestOwn(school, asked, target);
  if (!rubric.inherits || rubric.parentId === null) return own;
  const parent: Target = { kind: "RUBRIC", id: rubric.parentId };
  return Math.max(own, strongest(school, asked, parent, [...path, rubric.id]));
}

function strongestOwn(school: RightsSchool, { accountId, isCounted }: Asked, { kind, id }: Target): number {
  const own = school.grants
    .filter(({ target }) => target.kind === kind && target.id === id)
    .filter(
      (grant) => counts(grant, school.today) && isCounted(grant) && holds(school, grant.holder, accountId),
    );
  return Math.max(0, ...own.map(({ role }) => strengthOf(role)));
}

/** Every subset of a list, the empty one included. */
export function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => [...all, ...all.map((one) => [...one, item])], [[]]);
}
