import { expect, test } from "vitest";
import { countPlaywright, countVitest, sumCounts, withBreakdown } from "@/scripts/test/counts";

const loaded = { status: "passed", assertionResults: [{}] };

test("vitest: a file that could not be loaded is one failure more", () => {
  const unloaded = { status: "failed", assertionResults: [] };
  const report = { numPassedTests: 7, numFailedTests: 1, testResults: [loaded, unloaded] };
  expect(countVitest(report)).toEqual({ passed: 7, failed: 2 });
});

test("vitest: a failed test is not counted again as a failed file", () => {
  const failed = { status: "failed", assertionResults: [{}] };
  const report = { numPassedTests: 7, numFailedTests: 1, testResults: [loaded, failed] };
  expect(countVitest(report)).toEqual({ passed: 7, failed: 1 });
});

test("Playwright: what passed only when tried again, and what broke outside tests, failed", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 2 }, errors: [{}] };
  expect(countPlaywright(report)).toEqual({ passed: 5, failed: 4 });
});

test("a report of another shape is not a success", () => {
  expect(() => countVitest({})).toThrow();
  expect(() => countPlaywright({})).toThrow();
});

test("stages add up, and no stage is nothing", () => {
  expect(sumCounts([])).toEqual({ passed: 0, failed: 0 });
  expect(
    sumCounts([
      { passed: 2, failed: 0 },
      { passed: 3, failed: 1 },
    ]),
  ).toEqual({ passed: 5, failed: 1 });
});

test("a runner that fails without naming a failure counts for one", () => {
  expect(withBreakdown({ passed: 4, failed: 0 }, 1)).toEqual({ passed: 4, failed: 1 });
  expect(withBreakdown({ passed: 4, failed: 2 }, 1)).toEqual({ passed: 4, failed: 2 });
  expect(withBreakdown({ passed: 4, failed: 0 }, 0)).toEqual({ passed: 4, failed: 0 });
});
