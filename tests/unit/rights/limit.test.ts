import { expect, test } from "vitest";
import { decideLimit, limitBounds, longestLimitMonths } from "@/lib/rights/rules/limit";

const today = "2026-11-26";

test.each([
  ["2026-11-25", false],
  [today, false],
  ["2026-11-27", true],
  ["2028-05-26", true],
  ["2028-05-27", false],
])("a right limited to %s is accepted: %s", (endsOn, accepted) => {
  expect(longestLimitMonths).toBe(18);
  expect(decideLimit(endsOn, today).accepted).toBe(accepted);
});

test("a field offers the very days that the rule accepts", () => {
  const { first, last } = limitBounds(today);
  expect([first, last]).toEqual(["2026-11-27", "2028-05-26"]);
  expect([first, last].map((day) => decideLimit(day, today).accepted)).toEqual([true, true]);
});
