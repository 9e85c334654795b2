import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayPlus } from "@/lib/accounts/rules/days";
import {
  decideHandOver,
  decideOpening,
  dueReminder,
  isRubberStamp,
  longestReviewDays,
  microParts,
  mostItems,
  pastReminders,
  readingMs,
  schoolYearWords,
  shareOut,
} from "@/lib/reviews/rules/campaign";
import { today } from "./reviewed";

const reviewers = [
  { operatorId: "r1", name: "Anne" },
  { operatorId: "r2", name: "Marc" },
];

test.each([
  [0, []],
  [1, [1]],
  [mostItems, [mostItems]],
  [mostItems + 1, [mostItems / 2 + 1, mostItems / 2]],
  [2 * mostItems + 1, [3334, 3334, 3333]],
])("%i rights to review by themselves make reviews of %j", (length, sizes) => {
  const all = Array.from({ length }, (_, rank) => rank);
  const parts = microParts(all);
  expect(parts.map(({ rights }) => rights.length)).toEqual(sizes);
  expect(parts.flatMap(({ rights }) => rights)).toEqual(all);
  const places = parts.map(({ place }) => place);
  expect(places).toEqual(
    sizes.length === 1 ? [""] : sizes.map((_, rank) => ` (${rank + 1} sur ${sizes.length})`),
  );
});

describe("opening", () => {
  const opens = (more: Partial<Parameters<typeof decideOpening>[0]>) =>
    decideOpening({ rights: 1, chosen: ["r1"], deadline: dayPlus(today, 30), ...more }, reviewers, today)
      .accepted;

  test("goes from one right to the most, with reviewers who may decide", () => {
    expect([opens({ rights: 0 }), opens({ rights: 1 })]).toEqual([false, true]);
    expect([opens({ rights: mostItems }), opens({ rights: mostItems + 1 })]).toEqual([true, false]);
    expect([opens({ chosen: [] }), opens({ chosen: ["r1", "r9"] })]).toEqual([false, false]);
  });

  test("ends from tomorrow to a year", () => {
    const until = (days: number) => opens({ deadline: dayPlus(today, days) });
    expect([until(0), until(1)]).toEqual([false, true]);
    expect([until(longestReviewDays), until(longestReviewDays + 1)]).toEqual([true, false]);
  });

  test("shares rights out so that no reviewer holds two more than another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 200 }), (people, rights) => {
        const team = Array.from({ length: people }, (_, rank) => ({ operatorId: `r${rank}`, name: "R" }));
        const held = new Map<string, number>();
        for (let rank = 0; rank < rights; rank += 1) {
          const id = shareOut(rank, team);
          held.set(id, (held.get(id) ?? 0) + 1);
        }
        const counts = team.map(({ operatorId }) => held.get(operatorId) ?? 0);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(counts.reduce((total, count) => total + count, 0)).toBe(rights);
      }),
    );
  });
});

describe("reminders", () => {
  const dueIn = (days: number, reminded: string[] = []) =>
    dueReminder(dayPlus(today, days), reminded, today)?.reminded ?? null;

  test("are due on 30, 7 and 1 days and after, each once, the nearest standing for those before", () => {
    expect([dueIn(31), dueIn(30), dueIn(8)]).toEqual([null, ["30"], ["30"]]);
    expect([dueIn(8, ["30"]), dueIn(7, ["30"]), dueIn(7)]).toEqual([null, ["30", "7"], ["30", "7"]]);
    expect([dueIn(1, ["30", "7"]), dueIn(0, ["30", "7"])]).toEqual([
      ["30", "7", "1"],
      ["30", "7", "1"],
    ]);
    expect([dueIn(0, ["30", "7", "1"]), dueIn(-1)]).toEqual([null, null]);
  });

  test("already past at the opening are not sent", () => {
    expect(pastReminders(dayPlus(today, 31), today)).toEqual([]);
    expect(pastReminders(dayPlus(today, 14), today)).toEqual(["30"]);
    expect(pastReminders(dayPlus(today, 1), today)).toEqual(["30", "7", "1"]);
  });
});

test("a rubber stamp keeps everything it decides, each in less than a second", () => {
  const kept = (elapsedMs: number | null) => ({ decision: "KEEP" as const, elapsedMs });
  const waiting = { decision: null, elapsedMs: null };
  expect(isRubberStamp([])).toBe(false);
  expect(isRubberStamp([waiting])).toBe(false);
  expect(isRubberStamp([kept(readingMs - 1), kept(0), waiting])).toBe(true);
  expect(isRubberStamp([kept(readingMs - 1), kept(readingMs)])).toBe(false);
  expect(isRubberStamp([kept(10), kept(null)])).toBe(false);
  expect(isRubberStamp([kept(10), { decision: "REMOVE", elapsedMs: 10 }])).toBe(false);
});

test("lines are handed over to another reviewer, while they wait and the review is open", () => {
  const hands = (more: Partial<Parameters<typeof decideHandOver>[0]>) =>
    decideHandOver({ isOpen: true, waiting: 1, to: "r2", from: "r1", ...more }, reviewers).accepted;
  expect(hands({})).toBe(true);
  expect([hands({ isOpen: false }), hands({ waiting: 0 }), hands({ to: "r1" }), hands({ to: "r9" })]).toEqual(
    [...[false, false, false, false]],
  );
});

test("the school year changes in August", () => {
  expect([schoolYearWords("2026-07-31"), schoolYearWords("2026-08-01")]).toEqual(["2025-2026", "2026-2027"]);
});
