import { describe, expect, test } from "vitest";
import { compare, median, percentile95, takeTurns } from "@/bench/measure";

const oneTo = (last: number) => Array.from({ length: last }, (_, rank) => last - rank);

describe("figures of a series", () => {
  test.each([
    [[7], 7],
    [[3, 1, 2], 2],
    [[5, 1, 4, 2, 3], 3],
  ])("the median of %j is %d, whatever the order", (times, expected) => {
    expect(median(times)).toBe(expected);
  });

  test.each([
    [1, 1],
    [19, 19],
    [20, 19],
    [100, 95],
  ])("of 1 to %d, 95 in 100 do not exceed %d", (last, expected) => {
    expect(percentile95(oneTo(last))).toBe(expected);
  });
});

describe("turns", () => {
  test("the first warms both sides and is not counted", async () => {
    let turn = 0;
    expect(await takeTurns(5, () => Promise.resolve(turn++))).toEqual([1, 2, 3, 4, 5]);
  });

  test("a row holds our own times and the ratio of the two medians", () => {
    const turns = [
      { ours: 30, theirs: 10 },
      { ours: 10, theirs: 10 },
      { ours: 20.004, theirs: 40 },
    ];
    const facts = { suite: "list", row: "list-1m", against: "empty-page", peakMb: 120 };
    expect(compare(facts, turns)).toEqual({
      ...facts,
      median: 20,
      min: 10,
      max: 30,
      unit: "ms",
      ratio: 2,
      runs: 3,
    });
  });
});
