import type { PeopleSet } from "../people-set";

/** A set that may be taken. Sets are numbered by the caller: any numbering will do, the same for every candidate. */
export type Candidate = {
  /** Whom it covers among the required. */
  covers: PeopleSet;
  /** Whom it would add: a person added by two candidates counts once. */
  adds: PeopleSet;
  /** How little it lasts: the smaller the better, never negative. */
  instability: number;
};

/** Cover everybody required, adding at most so many people; of two equals, the earlier candidate is taken. */
export type CoverProblem = {
  required: PeopleSet;
  candidates: readonly Candidate[];
  maxAdded: number;
};

/** What a choice costs, compared in this order: people added, candidates taken, then their instability. */
export type Cost = readonly [added: number, taken: number, instability: number];

/** What taking these candidates (by rank) costs. */
export function costOf({ candidates }: CoverProblem, chosen: readonly number[]): Cost {
  const instability = chosen.reduce((sum, rank) => sum + (candidates[rank]?.instability ?? 0), 0);
  return [addedBy(candidates, chosen)?.size ?? 0, chosen.length, instability];
}

/** True when the first costs strictly less. */
export function isCheaper(one: Cost, other: Cost): boolean {
  const rank = one.findIndex((part, index) => part !== other[index]);
  return rank >= 0 && (one[rank] ?? 0) < (other[rank] ?? 0);
}

/** True when these candidates (by rank) leave nobody required uncovered. */
export function coversAll({ required, candidates }: CoverProblem, chosen: readonly number[]): boolean {
  const covered = union(chosen.map((rank) => candidates[rank]?.covers));
  return covered === null ? required.isEmpty : required.isWithin(covered);
}

/** Whom these candidates (by rank) add together; null when none is taken. */
function addedBy(candidates: readonly Candidate[], chosen: readonly number[]): PeopleSet | null {
  return union(chosen.map((rank) => candidates[rank]?.adds));
}

/** A new set of everybody in these; null when there is no set at all. */
export function union(sets: readonly (PeopleSet | null | undefined)[]): PeopleSet | null {
  let sum: PeopleSet | null = null;
  for (const set of sets) {
    if (!set) continue;
    if (sum) sum.addAll(set);
    else sum = set.copy();
  }
  return sum;
}

/** How many of a set are not among those already counted, if any. */
export const countBeyond = (set: PeopleSet, counted: PeopleSet | null) =>
  counted ? set.countOutside(counted) : set.size;
