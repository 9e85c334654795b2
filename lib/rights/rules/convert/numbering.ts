import type { Levels } from "../effective";
import { PeopleSet } from "../people-set";
import type { Roll } from "../populations";
import type { Effect } from "./effect";

/** People of two states of a school, numbered once: the first state’s keep their rank. */
export type Numbering = {
  ids: readonly string[];
  rankOf: ReadonlyMap<string, number>;
  /** Rolls already numbered so. */
  asIs: ReadonlySet<Roll>;
};

/** Everybody present before, then after, then everybody else named. */
export function numberPeople(before: Roll, after: Roll, named: readonly string[]): Numbering {
  const ids = [
    ...new Set([...before.people.map(({ id }) => id), ...after.people.map(({ id }) => id), ...named]),
  ];
  const isNumberedSo = ({ people }: Roll) =>
    people.length === ids.length && people.every(({ id }, rank) => ids[rank] === id);
  return {
    ids,
    rankOf: new Map(ids.map((id, rank) => [id, rank])),
    asIs: new Set([before, after].filter(isNumberedSo)),
  };
}

/** Ids of all those whom an announcement names. */
export function announcedAccounts({ gains, losses }: Effect): string[] {
  return [...gains, ...losses].flatMap(({ accountIds }) => accountIds);
}

/** Sets of a roll, in the common numbers; as they are when the numbers are the same. */
export function renumber({ ids, rankOf, asIs }: Numbering, roll: Roll, levels: Levels): Levels {
  if (asIs.has(roll)) return levels;
  return levels.map((people) =>
    PeopleSet.of(
      ids.length,
      people.ranks().flatMap((rank) => rankOf.get(roll.people[rank]?.id ?? "") ?? []),
    ),
  );
}
