import { type Levels, levelsByGrants, levelsOn, lineageOf, type RightsIndex, targetsOf } from "../effective";
import { type GrantRole, type Population, strengthOf, type Target, targetKey } from "../model";
import { PeopleSet } from "../people-set";
import { membersOf, type Roll } from "../populations";

/** A grant to give: to a population, or to a new group of these accounts. */
export type Addition = { role: GrantRole } & ({ population: Population } | { accountIds: readonly string[] });

/** What is done to the grants of one target. */
export type Change = {
  /** Ids of its grants. */
  revoked: readonly string[];
  added: readonly Addition[];
};

/** People who start or cease to reach a strength on a target. */
export type Shift = { target: Target; strength: number; accountIds: string[] };

/** `targets` are those whose grants change; what is said of them is all that happens to them. */
export type Effect = { targets: Target[]; gains: Shift[]; losses: Shift[] };

/** Exactly who gains and who loses, at each strength, on a target and on every rubric that inherits from it. */
export function effectOf(index: RightsIndex, target: Target, change: Change): Effect {
  return effectOfAll(index, [{ target, change }]);
}

/** The same for changes made together: a right lost on one target and kept by another change is not lost. */
export function effectOfAll(
  index: RightsIndex,
  changes: readonly { target: Target; change: Change }[],
): Effect {
  const changed = new Map<string, Change[]>();
  for (const { target, change } of changes) {
    const key = targetKey(target);
    changed.set(key, [...(changed.get(key) ?? []), change]);
  }
  const effect: Effect = { targets: [], gains: [], losses: [] };
  for (const target of targetsOf(index.school)) {
    const lineage = lineageOf(index, target);
    if (!lineage.some((one) => changed.has(targetKey(one)))) continue;
    if (changed.has(targetKey(target))) effect.targets.push(target);
    const before = levelsOn(index, target);
    const after = merged(lineage.map((one) => ownAfter(index, one, changed.get(targetKey(one)) ?? [])));
    effect.gains.push(...shifts(index, target, after, before));
    effect.losses.push(...shifts(index, target, before, after));
  }
  return effect;
}

/** What a target’s own grants give once changed. */
function ownAfter({ grantsOn, roll }: RightsIndex, target: Target, changes: readonly Change[]): Levels {
  const grants = grantsOn.get(targetKey(target)) ?? [];
  const revoked = new Set(changes.flatMap((change) => change.revoked));
  const levels = levelsByGrants(
    roll,
    grants.filter(({ id }) => !revoked.has(id)),
  );
  for (const addition of changes.flatMap(({ added }) => added)) {
    const people = peopleAdded(roll, addition);
    for (let strength = strengthOf(addition.role); strength > 0; strength -= 1)
      levels[strength]?.addAll(people);
  }
  return levels;
}

function peopleAdded(roll: Roll, addition: Addition): PeopleSet {
  if ("population" in addition) return membersOf(roll, addition.population);
  const ranks = addition.accountIds.flatMap((id) => roll.rankOf.get(id) ?? []);
  return PeopleSet.of(roll.people.length, ranks);
}

function merged([first, ...others]: readonly Levels[]): Levels {
  for (const levels of others) levels.forEach((people, strength) => first?.[strength]?.addAll(people));
  return first ?? [];
}

/** Those of `here` who are not in `there`, for each strength. */
function shifts({ roll }: RightsIndex, target: Target, here: Levels, there: Levels): Shift[] {
  return here.flatMap((people, strength) => {
    const other = there[strength];
    const ranks = (other ? people.without(other) : people).ranks();
    if (strength === 0 || ranks.length === 0) return [];
    return [{ target, strength, accountIds: ranks.flatMap((rank) => roll.people[rank]?.id ?? []) }];
  });
}
