import { describe, expect, test } from "vitest";
import { barsOf, levelOf, mostBars } from "@/lib/dashboard/rules/levels";

describe("levelOf", () => {
  test.each([
    ["6e A", "6e"],
    ["6EME1", "6e"],
    ["6A", "6e"],
    ["601", "6e"],
    ["6", "6e"],
    ["5ème B", "5e"],
    ["4 D", "4e"],
    ["3e SEGPA", "3e"],
    ["2nde 4", "2de"],
    ["2GT5", "2de"],
    ["1re G2", "1re"],
    ["1G3", "1re"],
    ["Tle STMG", "Terminale"],
    ["TERM 2", "Terminale"],
    ["T3", "Terminale"],
    ["TG1", "Terminale"],
    ["Théâtre", "Autres classes"],
    ["10e", "Autres classes"],
    ["65", "Autres classes"],
    ["6012", "Autres classes"],
    ["7e", "Autres classes"],
    ["ULIS", "Autres classes"],
    ["", "Autres classes"],
  ])("%j is of %s", (className, level) => {
    expect(levelOf(className)).toBe(level);
  });
});

const none = { NEVER_ACTIVATED: 0, PROVISIONAL: 0, ACTIVE: 0, BLOCKED: 0, FEDERATED: 0, UNKNOWN: 0 };
const classOf = (className: string | null) => ({
  className,
  total: 3,
  states: { ...none, ACTIVE: 2, BLOCKED: 1 },
});
const classes = (number: number) =>
  Array.from({ length: number }, (_, rank) => classOf(`${3 + (rank % 4)}e ${rank}`));

describe("barsOf", () => {
  test("one bar a class, up to the most that is read", () => {
    const { bars, areLevels } = barsOf([...classes(mostBars - 1), classOf(null)]);
    expect(areLevels).toBe(false);
    expect(bars).toHaveLength(mostBars);
    expect(bars[0]).toMatchObject({ name: "3e 0", className: "3e 0", total: 3 });
    expect(bars.at(-1)).toMatchObject({ name: "Sans classe", className: null });
  });

  test("one bar a level beyond, which counts everybody once", () => {
    const { bars, areLevels } = barsOf([...classes(mostBars), classOf(null)]);
    expect(areLevels).toBe(true);
    expect(bars.map(({ name, total }) => [name, total])).toEqual([
      ["6e", 30],
      ["5e", 30],
      ["4e", 30],
      ["3e", 30],
      ["Sans classe", 3],
    ]);
    expect(bars[0]).toMatchObject({ className: undefined, states: { ACTIVE: 20, BLOCKED: 10 } });
    expect(bars.at(-1)?.className).toBeNull();
  });
});
