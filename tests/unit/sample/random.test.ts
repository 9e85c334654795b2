import { describe, expect, it } from "vitest";
import { seededChance } from "../../../scripts/sample/random";

describe("seeded chance", () => {
  it("tells the same story for the same seed, another for another", () => {
    const story = (seed: number): number[] => {
      const chance = seededChance(seed);
      return Array.from({ length: 20 }, () => chance.below(1_000_000));
    };
    expect(story(1)).toEqual(story(1));
    expect(story(1)).not.toEqual(story(2));
  });

  it("keeps to its bounds and to its weights", () => {
    const chance = seededChance(3);
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 10_000; draw += 1) {
      const rank = chance.below(7);
      expect(rank).toBeGreaterThanOrEqual(0);
      expect(rank).toBeLessThan(7);
      const drawn = chance.weigh([
        ["often", 0.9],
        ["seldom", 0.1],
        ["never", 0],
      ]);
      seen.set(drawn, (seen.get(drawn) ?? 0) + 1);
    }
    expect(seen.get("often")).toBeGreaterThan(8_700);
    expect(seen.get("often")).toBeLessThan(9_300);
    expect(seen.has("never")).toBe(false);
  });

  it("has nothing to draw from an empty list", () => {
    expect(() => seededChance(1).pick([])).toThrow(/empty list/);
  });
});
