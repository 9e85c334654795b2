import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  decideRelease,
  decideWithholding,
  longestReason,
  shortestReason,
} from "@/lib/students/rules/withholding";
import { withholdSchema } from "@/lib/students/schema";

const free = { withheldReason: null };
const withheld = { withheldReason: "Compte suivi par la famille." };

describe("withholdSchema", () => {
  const read = (motif: string) => withholdSchema.safeParse({ studentId: randomUUID(), motif });

  test.each([
    [shortestReason - 1, false],
    [shortestReason, true],
    [longestReason, true],
    [longestReason + 1, false],
  ])("a reason of %i signs: %s", (length, accepted) => {
    expect(read("x".repeat(length)).success).toBe(accepted);
  });

  test("spaces around are no reason", () => {
    expect(read(`  ${"x".repeat(shortestReason - 1)}  `).success).toBe(false);
    expect(read(` ${"x".repeat(shortestReason)} `).data?.motif).toBe("x".repeat(shortestReason));
  });
});

test("decideWithholding keeps a pupil out once, and the first reason stays", () => {
  expect(decideWithholding(free, "Un motif écrit")).toEqual({
    accepted: true,
    change: { withheldReason: "Un motif écrit" },
  });
  expect(decideWithholding(withheld, "Un autre motif").accepted).toBe(false);
});

test("decideRelease lets go of a pupil kept out, and refuses another", () => {
  expect(decideRelease(withheld)).toEqual({ accepted: true, change: { withheldReason: null } });
  expect(decideRelease(free).accepted).toBe(false);
});
