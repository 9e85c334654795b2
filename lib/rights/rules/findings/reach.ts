import { type Levels, levelsByGrants, lineageOf, type RightsIndex } from "../effective";
import { type Grant, type Population, strengthOf, type Target, targetKey } from "../model";
import type { PeopleSet } from "../people-set";
import { membersOf } from "../populations";

/** A grant as it reaches a target. */
export type ReachingGrant = { grant: Grant; strength: number; isInherited: boolean };

/** The same for a grant of a population, with those present who are in it. */
export type ReachingPopulation = ReachingGrant & { people: PeopleSet };

/** The grants that count on a target, the nearest first: those of populations, and those that persons inherit. */
export type Reach = {
  populations: readonly ReachingPopulation[];
  /** Who reaches each strength by populations alone. */
  byPopulation: Levels;
  /** By account. */
  personalAbove: ReadonlyMap<string, readonly ReachingGrant[]>;
};

export function reachOf(index: RightsIndex, target: Target): Reach {
  const populations: ReachingPopulation[] = [];
  const personalAbove = new Map<string, ReachingGrant[]>();
  lineageOf(index, target).forEach((one, depth) => {
    for (const grant of index.grantsOn.get(targetKey(one)) ?? []) {
      const reaching = { grant, strength: strengthOf(grant.role), isInherited: depth > 0 };
      const population = populationOf(grant);
      if (population) populations.push({ ...reaching, people: membersOf(index.roll, population) });
      else if (depth > 0 && grant.holder.kind === "ACCOUNT") {
        const held = personalAbove.get(grant.holder.accountId) ?? [];
        personalAbove.set(grant.holder.accountId, held);
        held.push(reaching);
      }
    }
  });
  const byPopulation = levelsByGrants(
    index.roll,
    populations.map(({ grant }) => grant),
  );
  return { populations, byPopulation, personalAbove };
}

/** The population that holds a grant; null for a personal one. */
export function populationOf({ holder }: Grant): Population | null {
  return holder.kind === "ACCOUNT" || holder.kind === "UNKNOWN" ? null : holder;
}
