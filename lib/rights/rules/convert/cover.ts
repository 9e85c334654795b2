import { coverExactly } from "./exact";
import { coverGreedily } from "./greedy";
import type { CoverProblem } from "./problem";

/**
 * The weighted set cover of a conversion: everybody required, at the least cost (people added, then candidates taken,
 * then their instability). The greedy cover first; then the exact search starts from it, and proves or betters it when
 * the problem is within `exactBound`, or stops there with the best it met. Ranks of the candidates, ascending; null
 * when none was found. When `maxAdded` is 0 a cover is always found if there is one.
 */
export function cover(problem: CoverProblem): number[] | null {
  return coverExactly(problem, coverGreedily(problem)).cover;
}
