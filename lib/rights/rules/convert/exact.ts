import type { PeopleSet } from "../people-set";
import { type Cost, type CoverProblem, costOf, isCheaper, union } from "./problem";
import { reduceCover, type Reduced } from "./reduce";

/** Beyond either, the search is not complete: candidates left after the reduction, nodes of the tree visited. */
export const exactBound = { candidates: 24, nodes: 20_000 } as const;

/** The best cover known; when the search is complete it is the optimum, and null means that there is none. */
export type Search = { cover: number[] | null; isComplete: boolean };

type Bound = { candidates: number; nodes: number };

type Branch = {
  uncovered: PeopleSet;
  added: PeopleSet | null;
  chosen: readonly number[];
  instability: number;
  /** Candidates that may still be taken: those tried by an elder branch may not. */
  open: readonly number[];
};

/**
 * The optimal cover, by branch and bound: after the reduction, the person with the fewest candidates is covered by each
 * of them in turn, and a branch stops when at its best it costs no less than the best cover known. Complete up to
 * `exactBound`: 24 candidates after the reduction and 20,000 nodes; beyond, gives back the best met, `known` at first.
 */
export function coverExactly(
  problem: CoverProblem,
  known: readonly number[] | null = null,
  bound: Bound = exactBound,
): Search {
  const reduced = reduceCover(problem);
  if (!reduced) return { cover: null, isComplete: true };
  if (reduced.left.length > bound.candidates) return { cover: known ? [...known] : null, isComplete: false };
  return new Explorer(problem, reduced, bound.nodes).run(known);
}

class Explorer {
  private best: { chosen: readonly number[]; cost: Cost } | null = null;
  private nodes = 0;

  constructor(
    private readonly problem: CoverProblem,
    private readonly reduced: Reduced,
    private readonly maxNodes: number,
  ) {}

  run(known: readonly number[] | null): Search {
    if (known) this.best = { chosen: known, cost: costOf(this.problem, known) };
    const { forced, left, uncovered, added } = this.reduced;
    this.explore({
      uncovered,
      added,
      chosen: forced,
      instability: costOf(this.problem, forced)[2],
      open: left,
    });
    return {
      cover: this.best ? this.best.chosen.toSorted((a, b) => a - b) : null,
      isComplete: this.nodes <= this.maxNodes,
    };
  }

  private explore(branch: Branch): void {
    this.nodes += 1;
    if (this.nodes > this.maxNodes || !this.isPromising(branch)) return;
    const { uncovered, added, chosen, instability } = branch;
    if (uncovered.isEmpty) {
      this.best = { chosen, cost: [added?.size ?? 0, chosen.length, instability] };
      return;
    }
    let open = branch.open;
    for (const rank of this.coversOfRarest(branch)) {
      const candidate = this.problem.candidates[rank];
      if (!candidate) continue;
      open = open.filter((other) => other !== rank);
      this.explore({
        uncovered: uncovered.without(candidate.covers),
        added: union([added, candidate.adds]),
        chosen: [...chosen, rank],
        instability: instability + candidate.instability,
        open,
      });
    }
  }

  /** False when no leaf under the branch can be allowed and cost less than the best known. */
  private isPromising({ uncovered, added, chosen, instability, open }: Branch): boolean {
    const addedCount = added?.size ?? 0;
    if (addedCount > this.problem.maxAdded) return false;
    if (!this.best) return true;
    const widest = open.reduce((most, rank) => Math.max(most, this.coverCount(rank, uncovered)), 0);
    const missing = uncovered.size;
    if (missing > 0 && widest === 0) return false;
    const atLeast = missing === 0 ? 0 : Math.ceil(missing / widest);
    return isCheaper([addedCount, chosen.length + atLeast, instability], this.best.cost);
  }

  private coverCount(rank: number, among: PeopleSet): number {
    return this.problem.candidates[rank]?.covers.countIn(among) ?? 0;
  }

  /** Those who cover the person with the fewest covers, the widest first. */
  private coversOfRarest({ uncovered, open }: Branch): number[] {
    let rarest: number[] | null = null;
    for (const person of uncovered.ranks()) {
      const covering = open.filter((rank) => this.problem.candidates[rank]?.covers.has(person));
      if (!rarest || covering.length < rarest.length) rarest = covering;
      if (covering.length === 0) break;
    }
    return (rarest ?? []).toSorted((a, b) => this.coverCount(b, uncovered) - this.coverCount(a, uncovered));
  }
}
