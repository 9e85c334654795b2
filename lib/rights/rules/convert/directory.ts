import { type Population, populationKey, type PopulationKind } from "../model";
import type { PeopleSet } from "../people-set";
import type { Roll } from "../populations";

/** From the most stable kind of population; the last two give to all those who will come. */
const stability: readonly PopulationKind[] = [
  "PROFILE",
  "FUNCTION",
  "CLASS",
  "GROUP",
  "ESTABLISHMENT",
  "EVERYONE",
];

/** A population ready to be weighed. */
export type Entry = {
  population: Population;
  members: PeopleSet;
  /** The same, by rank in the roll. */
  ranks: readonly number[];
  /** 0 for the most stable kind. */
  instability: number;
  /** Its rank among all of them, the one preferred at equal merit first: the most stable kind, then the narrowest. */
  order: number;
};

export type Directory = {
  /** Account ids, by rank in the roll. */
  ids: readonly string[];
  /** By their order. */
  entries: readonly Entry[];
  /** The orders of the populations of each person, one person after the other by rank in the roll. */
  orders: Uint32Array;
  /** Where each person’s orders start; the next person’s start is their end. */
  starts: Uint32Array;
};

const known = new WeakMap<Roll, Directory>();

/**
 * The populations of each person. Made once for a roll, which never changes, so that weighing a target costs what its
 * people are in, not what the school holds.
 */
export function directoryOf(roll: Roll): Directory {
  const held = known.get(roll);
  if (held) return held;
  const entries = entriesOf(roll);
  const ordersOf = roll.people.map((): number[] => []);
  for (const { ranks, order } of entries) for (const rank of ranks) ordersOf[rank]?.push(order);
  const starts = new Uint32Array(ordersOf.length + 1);
  ordersOf.forEach((orders, rank) => {
    starts[rank + 1] = (starts[rank] ?? 0) + orders.length;
  });
  const directory = {
    ids: roll.people.map(({ id }) => id),
    entries,
    orders: Uint32Array.from(ordersOf.flat()),
    starts,
  };
  known.set(roll, directory);
  return directory;
}

/** The populations that at least one of these people is in. */
export function populationsMet({ entries, orders, starts }: Directory, ranks: readonly number[]): Entry[] {
  const isMet = new Uint8Array(entries.length);
  const met: Entry[] = [];
  for (const rank of ranks)
    for (let at = starts[rank] ?? 0; at < (starts[rank + 1] ?? 0); at += 1) {
      const order = orders[at] ?? 0;
      const entry = isMet[order] ? undefined : entries[order];
      if (entry) met.push(entry);
      isMet[order] = 1;
    }
  return met;
}

function entriesOf({ populations }: Roll): Entry[] {
  return [...populations.values()]
    .map(({ population, members }) => ({
      population,
      members,
      ranks: members.ranks(),
      instability: stability.indexOf(population.kind),
    }))
    .toSorted(compareUnordered)
    .map((entry, order) => ({ ...entry, order }));
}

function compareUnordered(one: Omit<Entry, "order">, other: Omit<Entry, "order">): number {
  if (one.instability !== other.instability) return one.instability - other.instability;
  if (one.ranks.length !== other.ranks.length) return one.ranks.length - other.ranks.length;
  return populationKey(one.population) < populationKey(other.population) ? -1 : 1;
}
