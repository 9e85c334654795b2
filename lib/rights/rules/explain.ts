import { lineageOf, peopleOf, ranksOf, type RightsIndex, targetsOf } from "./effective";
import { chainsTo } from "./group-chains";
import {
  type Grant,
  type GrantRole,
  type Holder,
  type Holding,
  type Rubric,
  strengthOf,
  type Target,
  targetKey,
} from "./model";

/** Why somebody has a right: one grant, as it reaches them and as it reaches the target. */
export type Path = {
  grant: Grant;
  /**
   * Keys of the groups from the one that names the person up to the group that holds the grant; empty when the holder is
   * no group.
   */
  groups: readonly string[];
  /** From the target’s parent up to the rubric of the grant; empty when the grant is on the target itself. */
  inheritedFrom: readonly Rubric[];
};

/** Somebody’s right on a target, and every path that leads to it, the strongest first, then the nearest. */
export type Access = { person: Holding; strength: number; role: GrantRole; paths: readonly Path[] };

/** A right of one account, and why. */
export type AccountAccess = { target: Target; role: GrantRole; paths: readonly Path[] };

type Reaching = Pick<Path, "grant" | "inheritedFrom">;

/**
 * Who has access to a target and why: everybody present whose right there is one at least, in the order of the school.
 * Somebody named by several groups within the one that holds a grant has a path for each, by its shortest chain.
 */
export function explainTarget(index: RightsIndex, target: Target): Access[] {
  const pathsOf = new Map<number, Path[]>();
  for (const reaching of reachingGrants(index, target, index.grantsOn))
    for (const { path, ranks } of pathsBy(index, reaching))
      for (const rank of ranks) {
        const paths = pathsOf.get(rank);
        if (paths) paths.push(path);
        else pathsOf.set(rank, [path]);
      }
  return index.roll.people.flatMap((person, rank) => {
    const paths = pathsOf.get(rank);
    const role = paths?.[0]?.grant.role;
    return paths && role ? [{ person, strength: strengthOf(role), role, paths }] : [];
  });
}

/** Every right of an account and why, in the order of the targets; nothing for somebody gone. */
export function explainAccount(index: RightsIndex, accountId: string): AccountAccess[] {
  const rank = index.roll.rankOf.get(accountId);
  if (rank === undefined) return [];
  const held = new Map<string, Grant[]>();
  for (const [key, grants] of index.grantsOn) {
    const own = grants.filter(({ holder }) => isHeldBy(index, holder, rank));
    if (own.length > 0) held.set(key, own);
  }
  return targetsOf(index.school).flatMap((target) => {
    const paths = reachingGrants(index, target, held).flatMap((reaching) =>
      pathsOfOne(index, reaching, rank),
    );
    const role = paths[0]?.grant.role;
    return role ? [{ target, role, paths }] : [];
  });
}

function isHeldBy({ roll }: RightsIndex, holder: Holder, rank: number): boolean {
  if (holder.kind === "ACCOUNT") return roll.rankOf.get(holder.accountId) === rank;
  return peopleOf(roll, holder).has(rank);
}

/** The grants that reach a target with the rubrics they come through, the strongest first, then the nearest. */
function reachingGrants(index: RightsIndex, target: Target, grantsOn: RightsIndex["grantsOn"]): Reaching[] {
  const inheritedFrom: Rubric[] = [];
  const reaching = lineageOf(index, target).flatMap((one, depth) => {
    const rubric = depth > 0 ? index.rubricOf.get(one.id) : undefined;
    if (rubric) inheritedFrom.push(rubric);
    const through = [...inheritedFrom];
    return (grantsOn.get(targetKey(one)) ?? []).map((grant) => ({ grant, inheritedFrom: through }));
  });
  return reaching.sort((one, other) => strengthOf(other.grant.role) - strengthOf(one.grant.role));
}

/** The paths that a grant opens; each is shared by all those it leads to. */
function pathsBy(index: RightsIndex, reaching: Reaching): { path: Path; ranks: readonly number[] }[] {
  const { holder } = reaching.grant;
  if (holder.kind !== "GROUP")
    return [{ path: { ...reaching, groups: [] }, ranks: ranksOf(index.roll, holder) }];
  return chainsTo(index, holder.value).map(({ keys, ranks }) => ({
    path: { ...reaching, groups: keys },
    ranks,
  }));
}

/** The paths that a grant opens to one of those who hold it. */
function pathsOfOne(index: RightsIndex, reaching: Reaching, rank: number): Path[] {
  if (reaching.grant.holder.kind !== "GROUP") return [{ ...reaching, groups: [] }];
  return pathsBy(index, reaching).flatMap(({ path, ranks }) => (ranks.includes(rank) ? [path] : []));
}
