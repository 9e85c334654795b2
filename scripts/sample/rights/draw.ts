import type { Chance } from "../random";

/** Every `step`th of the items from the rank `first`. */
export function everyNth<Item>(items: readonly Item[], step: number, first: number): Item[] {
  return items.filter((_, rank) => rank >= first && (rank - first) % step === 0);
}

/** So many different items, or all of them when there are fewer. */
export function drawSome<Item>(chance: Chance, items: readonly Item[], count: number): Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(chance.below(left.length), 1),
  ).flat();
}
