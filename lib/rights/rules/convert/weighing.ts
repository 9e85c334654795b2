import { lineageOf, type RightsIndex } from "../effective";
import { type Grant, type GrantRole, grantRoles, strengthOf, type Target, targetKey } from "../model";
import type { PeopleSet } from "../people-set";
import { membersOf, type Roll } from "../populations";

/**
 * What converting the personal grants of one role on one target has to keep. People are told by their rank in the roll.
 * Asked one by one: sets of the whole school, for each target, would cost more the larger the school.
 *
 * A right that ends is left out on both sides: it is not converted, for a population would keep it for ever, and it does
 * not count as one that somebody already has.
 */
export type Weighing = {
  role: GrantRole;
  /** Personal grants of the role on the target itself, held by people present. */
  grants: readonly Grant[];
  holders: readonly number[];
  /** Holders who do not reach the role by a population, here or higher: the others’ grants are redundant. */
  required: readonly number[];
  /** True of somebody who already reaches the role here, by whatever grant: giving it to them again is no gain. */
  isAllowed: (rank: number) => boolean;
  /** True of somebody who reaches it without these grants. */
  isAllowedOtherwise: (rank: number) => boolean;
};

/** Who holds one role on a target by its own grants in force: people present, and populations. */
type Standing = {
  role: GrantRole;
  /** Those held by people present. */
  personal: Grant[];
  /** The rank of the holder of each of them. */
  ranks: number[];
  populations: PeopleSet[];
};

/** One weighing for each role that somebody present holds personally on the target, from the weakest. */
export function weighRoles(index: RightsIndex, target: Target): Weighing[] {
  const converted = standingsOn(index, target).filter(({ ranks }) => ranks.length > 0);
  if (converted.length === 0) return [];
  const reaching = lineageOf(index, target).flatMap((one) => standingsOn(index, one));
  return converted
    .toSorted((one, other) => grantRoles.indexOf(one.role) - grantRoles.indexOf(other.role))
    .map((standing) => weigh(standing, reaching));
}

function weigh(converted: Standing, reaching: readonly Standing[]): Weighing {
  const strength = strengthOf(converted.role);
  const strongEnough = reaching.filter(({ role }) => strengthOf(role) >= strength);
  const populations = [...new Set(strongEnough.flatMap((standing) => standing.populations))];
  const others = new Set<number>();
  for (const standing of strongEnough)
    if (standing !== converted) for (const rank of standing.ranks) others.add(rank);
  const holders = new Set(converted.ranks);
  const isShared = (rank: number) => populations.some((members) => members.has(rank));
  const isAllowedOtherwise = (rank: number) => others.has(rank) || isShared(rank);
  const ordered = [...holders].toSorted((one, other) => one - other);
  return {
    role: converted.role,
    grants: converted.personal,
    holders: ordered,
    required: ordered.filter((rank) => !isShared(rank)),
    isAllowed: (rank) => holders.has(rank) || isAllowedOtherwise(rank),
    isAllowedOtherwise,
  };
}

const known = new WeakMap<RightsIndex, Map<string, Standing[]>>();

/** Read once for an index, which never changes: all the rubrics below inherit them. */
function standingsOn(index: RightsIndex, target: Target): readonly Standing[] {
  const byTarget = known.get(index) ?? new Map<string, Standing[]>();
  known.set(index, byTarget);
  const key = targetKey(target);
  const read = byTarget.get(key) ?? standingsOf(index.roll, index.grantsOn.get(key) ?? []);
  byTarget.set(key, read);
  return read;
}

function standingsOf(roll: Roll, grants: readonly Grant[]): Standing[] {
  const standings = new Map<GrantRole, Standing>();
  for (const grant of grants) {
    const { role, holder, endsOn } = grant;
    if (endsOn !== null) continue;
    const standing = standings.get(role) ?? { role, personal: [], ranks: [], populations: [] };
    standings.set(role, standing);
    if (holder.kind === "UNKNOWN") continue;
    if (holder.kind !== "ACCOUNT") {
      standing.populations.push(membersOf(roll, holder));
      continue;
    }
    const rank = roll.rankOf.get(holder.accountId);
    if (rank === undefined) continue;
    standing.personal.push(grant);
    standing.ranks.push(rank);
  }
  return [...standings.values()];
}
