import type { PeopleSet } from "../people-set";
import { type Candidate, type CoverProblem, union } from "./problem";

/** What is left to decide once the obvious is done. Candidates are told by their rank in the problem. */
export type Reduced = {
  /** Taken in every cover: somebody has no other. */
  forced: number[];
  /** Still to choose from, none of them dominated. */
  left: number[];
  uncovered: PeopleSet;
  added: PeopleSet | null;
};

/**
 * Takes what must be, and drops what is dominated: a candidate that covers no more than another, adds at least the same
 * people and lasts no longer. The other can replace it in any cover, so the optimum is kept. Null when somebody
 * required is in no candidate.
 */
export function reduceCover({ required, candidates, maxAdded }: CoverProblem): Reduced | null {
  const state: Reduced = {
    forced: [],
    left: candidates.flatMap(({ adds }, rank) => (adds.size <= maxAdded ? [rank] : [])),
    uncovered: required.copy(),
    added: null,
  };
  for (;;) {
    state.left = undominated(candidates, state);
    const only = onlyCoverOfSomebody(candidates, state);
    if (only === "nobody") return null;
    if (only === "none") return state;
    take(candidates, state, only);
  }
}

function take(candidates: readonly Candidate[], state: Reduced, rank: number): void {
  const taken = candidates[rank];
  if (!taken) return;
  state.forced.push(rank);
  state.uncovered = state.uncovered.without(taken.covers);
  state.added = union([state.added, taken.adds]);
}

/** The first candidate that alone covers somebody; “nobody” when nobody covers one of the required. */
function onlyCoverOfSomebody(
  candidates: readonly Candidate[],
  { left, uncovered }: Reduced,
): number | "none" | "nobody" {
  for (const person of uncovered.ranks()) {
    const covering = left.filter((rank) => candidates[rank]?.covers.has(person));
    const [only] = covering;
    if (only === undefined) return "nobody";
    if (covering.length === 1) return only;
  }
  return "none";
}

type Residual = { rank: number; covers: PeopleSet; adds: PeopleSet; addCount: number; instability: number };

function undominated(candidates: readonly Candidate[], { left, uncovered, added }: Reduced): number[] {
  const residuals = left.flatMap((rank) => {
    const candidate = candidates[rank];
    if (!candidate?.covers.meets(uncovered)) return [];
    const adds = added ? candidate.adds.without(added) : candidate.adds;
    const { instability } = candidate;
    return [{ rank, covers: candidate.covers.and(uncovered), adds, addCount: adds.size, instability }];
  });
  return residuals
    .filter((one) => !residuals.some((other) => other !== one && dominates(other, one)))
    .map(({ rank }) => rank);
}

/** Of two that dominate each other, the earlier does. */
function dominates(one: Residual, other: Residual): boolean {
  if (one.instability > other.instability || one.addCount > other.addCount) return false;
  if (!other.covers.isWithin(one.covers) || !one.adds.isWithin(other.adds)) return false;
  return one.rank < other.rank || !isLevelWith(one, other);
}

const isLevelWith = (one: Residual, other: Residual) =>
  one.instability === other.instability &&
  one.addCount === other.addCount &&
  one.covers.isWithin(other.covers);
