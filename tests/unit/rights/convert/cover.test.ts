import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cover } from "@/lib/rights/rules/convert/cover";
import { coverExactly, exactBound } from "@/lib/rights/rules/convert/exact";
import { coverGreedily } from "@/lib/rights/rules/convert/greedy";
import { costOf, type CoverProblem } from "@/lib/rights/rules/convert/problem";
import { PeopleSet } from "@/lib/rights/rules/people-set";
import { subsets } from "../oracle";

type Plain = { covers: number[]; adds: number[]; instability: number };
type PlainProblem = { required: number[]; candidates: Plain[]; maxAdded: number };

const elements = [0, 1, 2, 3, 4, 5];

const anyProblem: fc.Arbitrary<PlainProblem> = fc.record({
  required: fc.subarray(elements, { minLength: 1 }),
  candidates: fc.array(
    fc.record({
      covers: fc.subarray(elements),
      adds: fc.subarray([0, 1, 2, 3], { maxLength: 3 }),
      instability: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 9 },
  ),
  maxAdded: fc.integer({ min: 0, max: 4 }),
});

const asProblem = ({ required, candidates, maxAdded }: PlainProblem): CoverProblem => ({
  required: PeopleSet.of(elements.length, required),
  candidates: candidates.map(({ covers, adds, instability }) => ({
    covers: PeopleSet.of(elements.length, covers),
    adds: PeopleSet.of(4, adds),
    instability,
  })),
  maxAdded,
});

/** The least cost of all the subsets that cover, as plain sets; null when none does. */
function leastCost({ required, candidates, maxAdded }: PlainProblem): number[] | null {
  const costs = subsets(candidates)
    .filter((chosen) => required.every((one) => chosen.some(({ covers }) => covers.includes(one))))
    .map((chosen) => [
      new Set(chosen.flatMap(({ adds }) => adds)).size,
      chosen.length,
      chosen.reduce((sum, { instability }) => sum + instability, 0),
    ])
    .filter(([added]) => (added ?? 0) <= maxAdded);
  return costs.toSorted((one, other) => compareCosts(one, other))[0] ?? null;
}

function compareCosts(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((part, rank) => part !== other[rank]);
  return differing < 0 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

const covers = ({ required, candidates }: PlainProblem, chosen: readonly number[]) =>
  required.every((one) => chosen.some((rank) => candidates[rank]?.covers.includes(one)));

describe("whatever the problem", () => {
  test("the exact search costs what the best of all subsets does", () => {
    fc.assert(
      fc.property(anyProblem, (plain) => {
        const problem = asProblem(plain);
        const { cover: chosen, isComplete } = coverExactly(problem);
        expect(isComplete).toBe(true);
        expect(chosen && costOf(problem, chosen)).toEqual(leastCost(plain));
        expect(chosen === null || covers(plain, chosen)).toBe(true);
        expect(cover(problem) && costOf(problem, cover(problem) ?? [])).toEqual(leastCost(plain));
      }),
      { numRuns: 1_000 },
    );
  });

  test("the greedy one covers within the limit, and never costs less than the best", () => {
    fc.assert(
      fc.property(anyProblem, (plain) => {
        const problem = asProblem(plain);
        const chosen = coverGreedily(problem);
        if (!chosen) return;
        const [added] = costOf(problem, chosen);
        expect(covers(plain, chosen)).toBe(true);
        expect(added).toBeLessThanOrEqual(plain.maxAdded);
        expect(compareCosts(costOf(problem, chosen), leastCost(plain) ?? [])).toBeGreaterThanOrEqual(0);
        for (const rank of chosen)
          expect(
            covers(
              plain,
              chosen.filter((other) => other !== rank),
            ),
          ).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test("the greedy one finds a cover that adds nobody whenever there is one", () => {
    fc.assert(
      fc.property(anyProblem, (plain) => {
        const free = { ...plain, maxAdded: 0 };
        expect(coverGreedily(asProblem(free)) === null).toBe(leastCost(free) === null);
      }),
    );
  });
});

/** People in pairs: a ring of candidates, each covering its person and the next. None dominates another. */
const ring = (size: number): CoverProblem => ({
  required: PeopleSet.of(
    size,
    Array.from({ length: size }, (_, rank) => rank),
  ),
  candidates: Array.from({ length: size }, (_, rank) => ({
    covers: PeopleSet.of(size, [rank, (rank + 1) % size]),
    adds: PeopleSet.empty(0),
    instability: 0,
  })),
  maxAdded: 0,
});

describe("the bound", () => {
  const { candidates } = exactBound;

  test("is 24 candidates after the reduction: at it, the search is complete", () => {
    const { cover: chosen, isComplete } = coverExactly(ring(candidates));
    expect(isComplete).toBe(true);
    expect(chosen).toHaveLength(candidates / 2);
  });

  test("beyond it, the greedy cover is given back", () => {
    const problem = ring(candidates + 1);
    expect(coverExactly(problem)).toEqual({ cover: null, isComplete: false });
    expect(cover(problem)).toEqual(coverGreedily(problem));
    expect(cover(problem)).toHaveLength(candidates / 2 + 1);
  });

  test("out of nodes, the best met is given back, and said not to be proved", () => {
    const known = Array.from({ length: 10 }, (_, rank) => rank);
    const bound = { candidates: 10, nodes: 3 };
    expect(coverExactly(ring(10), known, bound)).toEqual({ cover: known, isComplete: false });
  });
});

test("of two covers that cost the same, the earlier candidate is taken", () => {
  const same = { covers: PeopleSet.of(1, [0]), adds: PeopleSet.empty(0), instability: 1 };
  expect(cover({ required: PeopleSet.of(1, [0]), candidates: [same, { ...same }], maxAdded: 0 })).toEqual([
    0,
  ]);
});

test("nobody to cover takes nothing", () => {
  expect(cover({ required: PeopleSet.empty(3), candidates: [], maxAdded: 0 })).toEqual([]);
});
