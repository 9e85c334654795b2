import type { PeopleSet } from "../people-set";
import type { Option } from "./options";
import { countBeyond, union } from "./problem";

/**
 * Adds to a choice, as long as all it adds stays within the limit, the population that adds the fewest people for each
 * one more it covers: the fewest lose.
 */
export function extendWithin(
  options: readonly Option[],
  kept: readonly Option[],
  maxAdded: number,
): Option[] {
  const chosen = [...kept];
  for (;;) {
    const next = nextWithin(options, {
      covered: union(chosen.map(({ covers }) => covers)),
      added: union(chosen.map(({ adds }) => adds)),
      maxAdded,
    });
    if (!next) return chosen;
    chosen.push(next);
  }
}

type Reached = { covered: PeopleSet | null; added: PeopleSet | null; maxAdded: number };

function nextWithin(options: readonly Option[], { covered, added, maxAdded }: Reached): Option | null {
  const left = maxAdded - (added?.size ?? 0);
  return (
    options
      .map((option) => ({
        option,
        more: countBeyond(option.covers, covered),
        adds: countBeyond(option.adds, added),
      }))
      .filter(({ more, adds }) => more > 0 && adds <= left)
      .reduce<Step | null>((best, step) => (best && priceOf(best) <= priceOf(step) ? best : step), null)
      ?.option ?? null
  );
}

type Step = { option: Option; more: number; adds: number };

const priceOf = ({ adds, more }: Step) => adds / more;
