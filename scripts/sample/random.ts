/** Chance that can be told again: the same seed draws the same school, byte for byte. */
export type Chance = {
  /** A uniform integer from 0 to `max` − 1. */
  below(max: number): number;
  happens(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, each as likely as its weight. */
  weigh<Item>(items: readonly (readonly [Item, number])[]): Item;
};

/** The mulberry32 generator: fast and plain, for samples only, never for a secret. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (max: number): number => Math.floor(unit() * max);
  return {
    below,
    happens: (probability) => unit() < probability,
    pick: (items) => itemAt(items, below(items.length)),
    weigh: (items) => {
      let left = unit() * items.reduce((total, [, weight]) => total + weight, 0);
      const index = items.findIndex(([, weight]) => (left -= weight) < 0);
      return itemAt(items, index)[0];
    },
  };
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index);
  if (item === undefined) throw new Error("An empty list has nothing to draw");
  return item;
}
