import type { PeopleSet } from "../people-set";
import {
  type Candidate,
  type Cost,
  countBeyond,
  type CoverProblem,
  costOf,
  coversAll,
  isCheaper,
  union,
} from "./problem";
import { reduceCover, type Reduced } from "./reduce";

/** Improving stops by itself, for each step costs strictly less; this caps how long it may take. */
const maxImprovements = 50;

/**
 * A cover found fast: after the reduction, the candidate that adds the fewest people for each one it covers, again and
 * again; then what has become redundant is dropped, and candidates are exchanged as long as it costs less. Ranks of the
 * candidates taken, ascending; null when it finds none within `maxAdded`, which it always does when nobody is added.
 */
export function coverGreedily(problem: CoverProblem): number[] | null {
  const reduced = reduceCover(problem);
  if (!reduced) return null;
  const grown = grow(problem, reduced, new Set());
  if (!grown) return null;
  const chosen = improve(problem, reduced, prune(problem, grown));
  return costOf(problem, chosen)[0] > problem.maxAdded ? null : chosen.toSorted((a, b) => a - b);
}

/** Completes the forced choices with `kept`, then greedily without `banned`; null when that covers not everybody. */
function grow(
  { candidates }: CoverProblem,
  { forced, left, uncovered, added }: Reduced,
  banned: ReadonlySet<number>,
  kept: readonly number[] = [],
): number[] | null {
  const chosen = [...forced];
  let rest = uncovered;
  let sum = added;
  const take = (rank: number) => {
    const taken = candidates[rank];
    if (!taken) return;
    chosen.push(rank);
    rest = rest.without(taken.covers);
    sum = union([sum, taken.adds]);
  };
  kept.forEach(take);
  while (!rest.isEmpty) {
    const best = cheapestStep(candidates, left, { rest, sum, banned });
    if (best === null) return null;
    take(best);
  }
  return chosen;
}

type Frontier = { rest: PeopleSet; sum: PeopleSet | null; banned: ReadonlySet<number> };

function cheapestStep(
  candidates: CoverProblem["candidates"],
  left: readonly number[],
  { rest, sum, banned }: Frontier,
): number | null {
  let best: { rank: number; price: Cost } | null = null;
  for (const rank of left) {
    const price = banned.has(rank) ? null : priceOf(candidates[rank], rest, sum);
    if (price && (!best || isCheaper(price, best.price))) best = { rank, price };
  }
  return best?.rank ?? null;
}

/** People added for each one more covered, then the widest, then the most stable; null when it covers nobody more. */
function priceOf(candidate: Candidate | undefined, rest: PeopleSet, sum: PeopleSet | null): Cost | null {
  const covered = candidate?.covers.countIn(rest) ?? 0;
  if (!candidate || covered === 0) return null;
  return [countBeyond(candidate.adds, sum) / covered, -covered, candidate.instability];
}

/** Drops what the others make redundant, the dearest first. */
function prune(problem: CoverProblem, chosen: readonly number[]): number[] {
  let kept = [...chosen];
  for (;;) {
    const cheapest = kept
      .map((rank) => kept.filter((other) => other !== rank))
      .filter((rest) => coversAll(problem, rest))
      .reduce<number[] | null>((best, rest) => (best && !beats(problem, rest, best) ? best : rest), null);
    if (!cheapest) return kept;
    kept = cheapest;
  }
}

const beats = (problem: CoverProblem, one: readonly number[], other: readonly number[]) =>
  isCheaper(costOf(problem, one), costOf(problem, other));

/** Takes the first exchange that costs less, until none does. */
function improve(problem: CoverProblem, reduced: Reduced, start: readonly number[]): number[] {
  let chosen = [...start];
  for (let step = 0; step < maxImprovements; step += 1) {
    const better = firstBetter(problem, exchanges(problem, reduced, chosen), chosen);
    if (!better) break;
    chosen = better;
  }
  return chosen;
}

function firstBetter(
  problem: CoverProblem,
  trials: Iterable<number[] | null>,
  chosen: readonly number[],
): number[] | null {
  for (const trial of trials) {
    const pruned = trial && prune(problem, trial);
    if (pruned && beats(problem, pruned, chosen)) return pruned;
  }
  return null;
}

/** One more, whatever it makes redundant; one less, and the cover grown again without it. */
function* exchanges(
  problem: CoverProblem,
  reduced: Reduced,
  chosen: readonly number[],
): Generator<number[] | null> {
  const free = chosen.filter((rank) => !reduced.forced.includes(rank));
  const others = reduced.left.filter((rank) => !chosen.includes(rank));
  for (const more of others) yield grow(problem, reduced, new Set(), [more, ...free]);
  for (const less of free) {
    const kept = free.filter((rank) => rank !== less);
    yield grow(problem, reduced, new Set([less]), kept);
  }
}
