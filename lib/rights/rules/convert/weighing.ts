import { grantsReaching, type RightsIndex } from "../effective";
import { type Grant, type GrantRole, grantRoles, strengthOf, type Target, targetKey } from "../model";
import type { PeopleSet } from "../people-set";
import { membersOf, type Roll } from "../populations";

/**
 * What converting the personal grants of one role on one target has to keep. People are told by their rank in the roll.
 * Asked one by one: sets of the whole school, for each target, would cost more the larger the school.
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

/** A grant, with the rank of the person present who holds it; null for any other holder. */
type Held = { grant: Grant; rank: number | null };

/** One weighing for each role that somebody present holds personally on the target, from the weakest. */
export function weighRoles(index: RightsIndex, target: Target): Weighing[] {
  const own = new Set(index.grantsOn.get(targetKey(target)));
  if (own.size === 0) return [];
  const reaching = grantsReaching(index, target).map((grant) => heldBy(index.roll, grant));
  return grantRoles.flatMap((role) => {
    const isConverted = ({ grant, rank }: Held) => rank !== null && grant.role === role && own.has(grant);
    const converted = reaching.filter(isConverted);
    return converted.length === 0 ? [] : [weigh(index.roll, role, converted, reaching)];
  });
}

function weigh(roll: Roll, role: GrantRole, converted: readonly Held[], reaching: readonly Held[]): Weighing {
  const strength = strengthOf(role);
  const strongEnough = reaching.filter(({ grant }) => strengthOf(grant.role) >= strength);
  const populations = populationsOf(roll, strongEnough);
  const held = new Set(converted);
  const others = new Set(strongEnough.flatMap((one) => (held.has(one) ? [] : (one.rank ?? []))));
  const holders = new Set(converted.flatMap(({ rank }) => rank ?? []));
  const isShared = (rank: number) => populations.some((members) => members.has(rank));
  const isAllowedOtherwise = (rank: number) => others.has(rank) || isShared(rank);
  const ordered = [...holders].toSorted((one, other) => one - other);
  return {
    role,
    grants: converted.map(({ grant }) => grant),
    holders: ordered,
    required: ordered.filter((rank) => !isShared(rank)),
    isAllowed: (rank) => holders.has(rank) || isAllowedOtherwise(rank),
    isAllowedOtherwise,
  };
}

/** The members of each population that holds one of these grants. */
function populationsOf(roll: Roll, grants: readonly Held[]): PeopleSet[] {
  const members = grants.flatMap(({ grant: { holder } }) =>
    holder.kind === "ACCOUNT" || holder.kind === "UNKNOWN" ? [] : [membersOf(roll, holder)],
  );
  return [...new Set(members)];
}

function heldBy({ rankOf }: Roll, grant: Grant): Held {
  const { holder } = grant;
  return { grant, rank: holder.kind === "ACCOUNT" ? (rankOf.get(holder.accountId) ?? null) : null };
}
