import { coverExactly } from "@/lib/rights/rules/convert/exact";
import { coverGreedily } from "@/lib/rights/rules/convert/greedy";
import { costOf, type CoverProblem } from "@/lib/rights/rules/convert/problem";
import { PeopleSet } from "@/lib/rights/rules/people-set";
import { type Chance, seededChance } from "@/scripts/sample/random";

const sizes = { instances: 400, people: 24, others: 60, candidates: 22 };

/** What the greedy cover costs, and the optimum, on each instance that the exact search solved. */
export type Gap = { greedy: number; optimum: number };

/**
 * The two methods side by side on small drawn instances, where the exact search is complete: by candidates taken when
 * nobody may be added, by people added otherwise. Populations overlap at random, which is harder than a school’s.
 */
export function measureGaps(seed: number, mayAdd: boolean): Gap[] {
  const chance = seededChance(seed);
  return Array.from({ length: sizes.instances }, () => drawProblem(chance, mayAdd)).flatMap((problem) => {
    const exact = coverExactly(problem);
    const greedy = coverGreedily(problem);
    if (!exact.isComplete || !exact.cover) return [];
    if (!greedy) throw new Error("The greedy cover found none where there is one");
    const part = mayAdd ? 0 : 1;
    return [{ greedy: costOf(problem, greedy)[part], optimum: costOf(problem, exact.cover)[part] }];
  });
}

function drawProblem(chance: Chance, mayAdd: boolean): CoverProblem {
  const draw = (size: number, most: number) =>
    PeopleSet.of(
      size,
      Array.from({ length: 1 + chance.below(most) }, () => chance.below(size)),
    );
  return {
    required: PeopleSet.of(
      sizes.people,
      Array.from({ length: sizes.people }, (_, rank) => rank),
    ),
    candidates: Array.from({ length: sizes.candidates }, () => ({
      covers: draw(sizes.people, 10),
      adds: mayAdd ? draw(sizes.others, 8) : PeopleSet.empty(sizes.others),
      instability: chance.below(4),
    })),
    maxAdded: mayAdd ? sizes.others : 0,
  };
}
