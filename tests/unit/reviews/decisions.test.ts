import { describe, expect, test } from "vitest";
import { dayPlus } from "@/lib/accounts/rules/days";
import {
  decideItem,
  describeDecision,
  limitBounds,
  longestLook,
  reviewDecisions,
} from "@/lib/reviews/rules/decisions";
import { plain, today } from "./reviewed";

const shown = "Jeanne a accès.";
const standing = { isOpen: true, held: shown, current: { sentence: shown, endsOn: null } };
const answer = { decision: "KEEP", reason: "", limitOn: "", shown } as const;
const limit = { ...answer, decision: "LIMIT", reason: "Intérim" } as const;
const taken = (...asked: Parameters<typeof decideItem>) => decideItem(...asked).accepted;

describe("a decision", () => {
  test("keeps without a reason, and does nothing else without three letters of one", () => {
    expect(decideItem(answer, standing, today)).toEqual({
      accepted: true,
      change: { decision: "KEEP", reason: null, limitOn: null },
    });
    for (const decision of reviewDecisions) {
      const limitOn = decision === "LIMIT" ? dayPlus(today, 1) : "";
      expect(taken({ ...answer, decision, limitOn, reason: "ab" }, standing, today)).toBe(
        decision === "KEEP",
      );
      expect(taken({ ...answer, decision, limitOn, reason: "abc" }, standing, today)).toBe(true);
    }
  });

  test("limits from tomorrow to a year, and never beyond the end that the right has", () => {
    const on = (limitOn: string, endsOn: string | null = null) =>
      taken({ ...limit, limitOn }, { ...standing, current: { sentence: shown, endsOn } }, today);
    expect([on(""), on(today), on(dayPlus(today, 1))]).toEqual([false, false, true]);
    expect([on(dayPlus(today, 365)), on(dayPlus(today, 366))]).toEqual([true, false]);
    expect([on("2026-12-31", "2026-12-31"), on("2027-01-01", "2026-12-31")]).toEqual([true, false]);
  });

  test.each([null, "2099-01-01", dayPlus(today, 20), dayPlus(today, 1)])(
    "of a right that ends on %s offers the very days that are accepted",
    (endsOn) => {
      const on = (limitOn: string) =>
        taken({ ...limit, limitOn }, { ...standing, current: { sentence: shown, endsOn } }, today);
      const { first, last } = limitBounds(today, endsOn);
      expect([on(dayPlus(first, -1)), on(first), on(last), on(dayPlus(last, 1))]).toEqual([
        ...[false, true],
        ...[true, false],
      ]);
    },
  );

  test("is refused once closed, and on another sentence than the one shown, white apart", () => {
    expect(taken(answer, { ...standing, isOpen: false }, today)).toBe(false);
    expect(taken({ ...answer, shown: "Jeanne gère." }, standing, today)).toBe(false);
    expect(taken({ ...answer, shown: "Jeanne\r\na accès." }, standing, today)).toBe(true);
  });

  test("on a right that is over is taken on what was held", () => {
    const over = { ...standing, current: { sentence: null, endsOn: null } };
    expect(taken(answer, over, today)).toBe(true);
  });
});

test("the longest time on screen counts; without one, the time before stays", () => {
  expect([longestLook(300, 4_000), longestLook(5_000, 4_000)]).toEqual([4_000, 5_000]);
  expect([longestLook(undefined, 4_000), longestLook(undefined, null), longestLook(0, null)]).toEqual([
    4_000,
    null,
    0,
  ]);
});

test("a decision is told in words", () => {
  expect(describeDecision({ decision: null, limitOn: null })).toBe("Pas encore décidé");
  expect(plain(describeDecision({ decision: "LIMIT", limitOn: "2026-12-31" }))).toBe("Limité au 31/12/2026");
  expect(describeDecision({ decision: "CONVERT", limitOn: null })).toBe("À convertir");
});
