import { describe, expect, test } from "vitest";
import {
  decideRelease,
  decideWithholding,
  longestReason,
  shortestReason,
} from "@/lib/students/rules/withholding";

const free = { withheldReason: null };
const withheld = { withheldReason: "Compte suivi par la famille." };

describe("decideWithholding", () => {
  test.each([
    [shortestReason - 1, false],
    [shortestReason, true],
    [longestReason, true],
    [longestReason + 1, false],
  ])("a reason of %i signs: %s", (length, accepted) => {
    expect(decideWithholding(free, "x".repeat(length)).accepted).toBe(accepted);
  });

  test("spaces around are no reason", () => {
    expect(decideWithholding(free, `  ${"x".repeat(shortestReason - 1)}  `).accepted).toBe(false);
    expect(decideWithholding(free, ` ${"x".repeat(shortestReason)} `)).toEqual({
      accepted: true,
      change: { withheldReason: "x".repeat(shortestReason) },
    });
  });

  test("refuses a pupil already kept out, whose reason stays", () => {
    expect(decideWithholding(withheld, "Un autre motif.").accepted).toBe(false);
  });
});

test("decideRelease lets go of a pupil kept out, and refuses another", () => {
  expect(decideRelease(withheld)).toEqual({ accepted: true, change: { withheldReason: null } });
  expect(decideRelease(free).accepted).toBe(false);
});
