import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countLines,
  createGathering,
  describeLines,
  everyCandidate,
  summariseMatches,
} from "@/lib/selections/rules/findings";
import { decideLeakExclusions } from "@/lib/selections/rules/leak-date";
import { faultSentence, listFaults } from "@/lib/selections/rules/list-faults";
import type { Finding } from "@/lib/selections/rules/matching";
import { erasedUpTo, retentionDays } from "@/lib/selections/rules/retention";

const whole = { clues: null, cut: false };
const named = (id: string, certainty: "EXACT" | "NORMALISED"): Finding => ({
  kind: "FOUND",
  certainty,
  id,
  by: "IDENTIFIER",
});

test("a pupil is gathered once, under the surest line; the same doubt once, whatever its order", () => {
  const { add, end } = createGathering();
  add(1, whole, named("b", "NORMALISED"));
  add(2, { ...whole, cut: true }, named("b", "EXACT"));
  add(4, whole, named("a", "NORMALISED"));
  add(5, whole, { kind: "DOUBTFUL", reason: "HOMONYMS", ids: ["c", "d"] });
  add(6, whole, { kind: "DOUBTFUL", reason: "HOMONYMS", ids: ["d", "c"] });
  add(7, whole, { kind: "VAGUE" });
  add(8, whole, { kind: "NONE" });
  add(9, whole, { kind: "NONE" });
  add(10, whole, null);
  const matches = end((id) => id.charCodeAt(0));
  expect(matches).toEqual({
    lines: 9,
    silent: 1,
    cut: 1,
    found: [
      { id: "a", certainty: "NORMALISED", by: "IDENTIFIER", lines: [[4, 4]] },
      { id: "b", certainty: "EXACT", by: "IDENTIFIER", lines: [[1, 2]] },
    ],
    doubts: [{ reason: "HOMONYMS", ids: ["c", "d"], lines: [[5, 6]] }],
    vague: [[7, 7]],
    none: [[8, 9]],
  });
  expect(summariseMatches(matches)).toEqual({ lines: 9, exact: 1, normalised: 1, doubtful: 1, without: 3 });
  expect([...everyCandidate(matches)].sort()).toEqual(["a", "b", "c", "d"]);
});

test("no line is lost and none is counted twice", () => {
  const kinds = fc.constantFrom<Finding | null>(
    { kind: "NONE" },
    { kind: "VAGUE" },
    named("a", "EXACT"),
    null,
  );
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 200 }), (findings) => {
      const { add, end } = createGathering();
      findings.forEach((finding, rank) => {
        add(rank + 1, whole, finding);
      });
      const { lines, silent, found, none, vague } = end(() => 0);
      const placed = silent + countLines(none) + countLines(vague) + countLines(found[0]?.lines ?? []);
      expect(placed).toBe(findings.length);
      expect(lines).toBe(findings.length);
    }),
  );
});

test.each([
  [[[3, 3]], "ligne 3"],
  [[[3, 4]], "lignes 3, 4"],
  [
    [
      [3, 3],
      [7, 12],
    ],
    "lignes 3, 7 à 12",
  ],
  [
    [
      [1, 1],
      [3, 3],
      [5, 9],
    ],
    "lignes 1, 3 et 5 autres",
  ],
] as const)("describeLines %j", (ranges, words) => {
  const mutable = ranges.map(([first, last]): [number, number] => [first, last]);
  expect(describeLines(mutable, 2)).toBe(words);
});

describe("decideLeakExclusions", () => {
  const today = "2026-11-26";

  test("a password is safe from the day after the leak on", () => {
    expect(decideLeakExclusions("2026-11-25", today)).toEqual({
      accepted: true,
      change: [
        ["changeDepuis", "2026-11-26"],
        ["reinitialiseDepuis", "2026-11-26"],
      ],
    });
    expect(decideLeakExclusions("2024-02-28", today)).toMatchObject({
      change: [
        ["changeDepuis", "2024-02-29"],
        ["reinitialiseDepuis", "2024-02-29"],
      ],
    });
  });

  test.each([[null], [today]])("with a leak of %s no date can tell: every password changes", (day) => {
    const decision = decideLeakExclusions(day, today);
    expect(decision.accepted && decision.change.map(([name]) => name)).toEqual([
      "sansCHANGED_SINCE",
      "sansALREADY_RESET_SINCE",
    ]);
  });

  test("a day to come is refused", () => {
    expect(decideLeakExclusions("2026-11-27", today)).toMatchObject({ accepted: false });
  });
});

test("each fault has a sentence that says what to do, with its line when known", () => {
  for (const fault of listFaults) expect(faultSentence(fault)).toMatch(/[.]$/);
  expect(faultSentence("ligne-trop-longue.12")).toContain("ligne 12 ");
  expect(faultSentence("ligne-trop-longue")).toContain("Une ligne ");
  expect(faultSentence("<script>")).toBeNull();
  expect(faultSentence("toString")).toBeNull();
});

test("a selection is kept thirty days", () => {
  const now = new Date("2026-11-26T10:00:00Z");
  expect(erasedUpTo(now)).toEqual(new Date(now.getTime() - retentionDays * 86_400_000));
});
