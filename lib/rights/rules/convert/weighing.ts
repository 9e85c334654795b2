import { grantsReaching, levelsByGrants, type RightsIndex } from "../effective";
import {
  type Grant,
  type GrantRole,
  grantRoles,
  isPersonal,
  strengthOf,
  type Target,
  targetKey,
} from "../model";
import { PeopleSet } from "../people-set";

/** What converting the personal grants of one role on one target has to keep. */
export type Weighing = {
  role: GrantRole;
  /** Personal grants of the role on the target itself, held by people present. */
  grants: readonly Grant[];
  holders: PeopleSet;
  /** Everybody who already reaches the role here, by whatever grant: giving it to them again is no gain. */
  allowed: PeopleSet;
  /** Holders who do not reach it by a population, here or higher: the others’ grants are redundant. */
  required: PeopleSet;
  /** Everybody who reaches it without these grants. */
  otherwise: PeopleSet;
};

/** One weighing for each role that somebody present holds personally on the target, from the weakest. */
export function weighRoles(index: RightsIndex, target: Target): Weighing[] {
  const { roll } = index;
  const own = (index.grantsOn.get(targetKey(target)) ?? []).filter(
    ({ holder }) => holder.kind === "ACCOUNT" && roll.rankOf.has(holder.accountId),
  );
  if (own.length === 0) return [];
  const reaching = grantsReaching(index, target);
  const personal = reaching.filter(isPersonal);
  const byPopulation = levelsByGrants(
    roll,
    reaching.filter((grant) => !isPersonal(grant)),
  );
  return grantRoles.flatMap((role) => {
    const grants = own.filter((grant) => grant.role === role);
    if (grants.length === 0) return [];
    const strength = strengthOf(role);
    const held = new Set(grants);
    const others = personal.filter((grant) => strengthOf(grant.role) >= strength && !held.has(grant));
    const holders = holdersOf(index, grants);
    const shared = byPopulation[strength] ?? PeopleSet.empty(roll.people.length);
    const otherwise = holdersOf(index, others);
    otherwise.addAll(shared);
    const allowed = otherwise.copy();
    allowed.addAll(holders);
    return [{ role, grants, holders, allowed, required: holders.without(shared), otherwise }];
  });
}

function holdersOf({ roll }: RightsIndex, grants: readonly Grant[]): PeopleSet {
  return PeopleSet.of(
    roll.people.length,
    grants.flatMap(({ holder }) =>
      holder.kind === "ACCOUNT" ? (roll.rankOf.get(holder.accountId) ?? []) : [],
    ),
  );
}
