import type { RightsIndex } from "../effective";
import { PeopleSet } from "../people-set";
import { directoryOf, type Entry, populationsMet } from "./directory";
import type { Candidate } from "./problem";
import type { Weighing } from "./weighing";

/** A population that covers somebody, with its sets renumbered: small numbers make small sets. */
export type Option = Candidate & { entry: Entry };

/** What may replace personal grants. `covers` counts in `required`, `adds` in `added`: ranks in the roll. */
export type Options = {
  options: readonly Option[];
  required: readonly number[];
  added: readonly number[];
};

/** The populations that hold somebody required and would add at most so many people, in order of preference. */
export function optionsFor(index: RightsIndex, weighing: Weighing, maxAdded: number): Options {
  const { required, isAllowed } = weighing;
  const weighed = populationsMet(directoryOf(index.roll), required)
    .flatMap((entry) => {
      const adds = addsUpTo(entry, isAllowed, maxAdded);
      return adds ? [{ entry, adds }] : [];
    })
    .toSorted((one, other) => one.entry.order - other.entry.order);
  const added = [...new Set(weighed.flatMap(({ adds }) => adds))];
  const addedRank = new Map(added.map((rank, index) => [rank, index]));
  const options = weighed.map(({ entry, adds }) => ({
    entry,
    covers: PeopleSet.of(
      required.length,
      required.flatMap((rank, index) => (entry.members.has(rank) ? [index] : [])),
    ),
    adds: PeopleSet.of(
      added.length,
      adds.flatMap((rank) => addedRank.get(rank) ?? []),
    ),
    instability: entry.instability,
  }));
  return { options, required, added };
}

/** Whom a population would add; null as soon as they are too many. */
function addsUpTo({ ranks }: Entry, isAllowed: Weighing["isAllowed"], maxAdded: number): number[] | null {
  const adds: number[] = [];
  for (const rank of ranks) {
    if (isAllowed(rank)) continue;
    if (adds.length === maxAdded) return null;
    adds.push(rank);
  }
  return adds;
}
