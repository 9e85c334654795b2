import { expect, test } from "vitest";
import { decideLimit, longestLimitMonths } from "@/lib/rights/rules/limit";

const today = "2026-11-26";

test.each([
  ["2026-11-25", false],
  [today, true],
  ["2028-05-26", true],
  ["2028-05-27", false],
])("a right limited to %s is accepted: %s", (endsOn, accepted) => {
  expect(longestLimitMonths).toBe(18);
  expect(decideLimit(endsOn, today).accepted).toBe(accepted);
});
