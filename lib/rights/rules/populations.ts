import {
  type Group,
  type Holding,
  isPresent,
  type Population,
  populationKey,
  type RightsSchool,
} from "./model";
import { PeopleSet } from "./people-set";

/** The present people of a school in a fixed order, so that sets of them are bits. */
export type Roll = {
  people: readonly Holding[];
  /** Account id → rank in `people`. */
  rankOf: ReadonlyMap<string, number>;
  /** Each population of at least one person, or named by a group, by its key. */
  populations: ReadonlyMap<string, { population: Population; members: PeopleSet }>;
};

type Membered = Pick<RightsSchool, "accounts" | "groups">;

/**
 * Everybody present, and who is in each population. A group’s members are those put in it, those whose account names it,
 * and those of the groups it holds, however deep; a circle of groups is walked once.
 */
export function rollOf({ accounts, groups }: Membered): Roll {
  const people = accounts.filter(isPresent);
  const rankOf = new Map(people.map(({ id }, rank) => [id, rank]));
  const populations = new Map<string, { population: Population; members: PeopleSet }>();
  const include = (population: Population, ranks: Iterable<number>) => {
    const key = populationKey(population);
    const held = populations.get(key) ?? { population, members: PeopleSet.empty(people.length) };
    populations.set(key, held);
    for (const rank of ranks) held.members.add(rank);
  };
  people.forEach((person, rank) => {
    for (const population of populationsNamedBy(person)) include(population, [rank]);
  });
  const closures = closeGroups(groups);
  for (const group of groups) {
    const ranks = [...(closures.get(group.id) ?? [])].flatMap(({ key, accountIds }) => [
      ...accountIds.flatMap((id) => rankOf.get(id) ?? []),
      ...(populations.get(`GROUP:${key}`)?.members.ranks() ?? []),
    ]);
    include({ kind: "GROUP", value: group.key }, ranks);
  }
  return { people, rankOf, populations };
}

/** What an account says of itself; groups held by others come after. */
function populationsNamedBy({ profile, functions, classes, groups }: Holding): Population[] {
  return [
    ...(profile === null ? [] : [{ kind: "PROFILE" as const, value: profile as string }]),
    ...functions.map((value) => ({ kind: "FUNCTION" as const, value })),
    ...classes.map((value) => ({ kind: "CLASS" as const, value })),
    ...groups.map((value) => ({ kind: "GROUP" as const, value })),
    { kind: "ESTABLISHMENT", value: "" },
    { kind: "EVERYONE", value: "" },
  ];
}

/** Group id → itself and every group it holds, however deep. */
function closeGroups(groups: readonly Group[]): ReadonlyMap<string, ReadonlySet<Group>> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  return new Map(
    groups.map((group) => {
      const reached = new Set<Group>([group]);
      for (const one of reached)
        for (const id of one.groupIds) {
          const held = byId.get(id);
          if (held) reached.add(held);
        }
      return [group.id, reached];
    }),
  );
}

/** The groups that hold themselves through others, by name: an import refuses them. */
export function circularGroups(groups: readonly Group[]): Group[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  return groups.filter((group) => {
    const reached = new Set<string>();
    const waiting = [...group.groupIds];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      if (!reached.has(id)) {
        reached.add(id);
        waiting.push(...(byId.get(id)?.groupIds ?? []));
      }
    return reached.has(group.id);
  });
}

/** Who is in a population; nobody when the school has no such population. */
export function membersOf({ people, populations }: Roll, population: Population): PeopleSet {
  return populations.get(populationKey(population))?.members ?? PeopleSet.empty(people.length);
}
