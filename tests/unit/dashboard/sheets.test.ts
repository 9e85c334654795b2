import { describe, expect, test } from "vitest";
import {
  expiresSoon,
  expiringDays,
  isLate,
  namesOfClasses,
  type SheetLine,
  sheetsByCampaign,
  sheetsToGive,
  studentsOf,
} from "@/lib/dashboard/rules/sheets";
import { lateAfterDays } from "@/lib/resets/rules/hand-over";

const now = new Date("2026-11-23T08:00:00Z");
const dayMs = 86_400_000;

const line = (facts: Partial<SheetLine> = {}): SheetLine => ({
  campaignId: "c1",
  campaignName: "Réinitialisation du 1er novembre",
  className: "6e A",
  students: 20,
  expiresAt: new Date(now.getTime() + 30 * dayMs),
  printedAt: null,
  waitingSince: null,
  handedOutAt: null,
  ...facts,
});

describe("sheetsToGive", () => {
  test("keeps what is neither given nor expired, the last instant included", () => {
    const kept = [
      line(),
      line({ className: "6e B", printedAt: now }),
      line({ className: "6e C", expiresAt: now }),
    ];
    const dropped = [
      line({ className: "6e D", handedOutAt: now }),
      line({ className: "6e E", expiresAt: new Date(now.getTime() - 1) }),
    ];
    expect(sheetsToGive([...dropped, ...kept], now)).toEqual(kept);
  });

  test("sorts classes as a French reader does", () => {
    const names = ["10e", "6e B", "4 D", "6e A"];
    const sorted = sheetsToGive(
      names.map((className) => line({ className })),
      now,
    );
    expect(sorted.map(({ className }) => className)).toEqual(["4 D", "6e A", "6e B", "10e"]);
  });
});

test.each([
  [0, true],
  [expiringDays * dayMs, true],
  [expiringDays * dayMs + 1, false],
])("passwords that end in %i ms expire soon: %s", (ms, soon) => {
  expect(expiresSoon({ expiresAt: new Date(now.getTime() + ms) }, now)).toBe(soon);
});

test("studentsOf adds the pupils", () => {
  expect(studentsOf([])).toBe(0);
  expect(studentsOf([line(), line({ students: 3 })])).toBe(23);
});

test("namesOfClasses names three and counts the others, each class once", () => {
  const named = (...names: string[]) => namesOfClasses(names.map((className) => line({ className })));
  expect(named("6e A")).toBe("6e A");
  expect(named("6e A", "6e B", "6e C")).toBe("6e A, 6e B, 6e C");
  expect(named("6e A", "6e B", "6e C", "6e D")).toBe("6e A, 6e B, 6e C et 1 autre");
  expect(named("6e A", "6e B", "6e C", "6e D", "6e E")).toBe("6e A, 6e B, 6e C et 2 autres");
  expect(named("6e A", "6e A", "")).toBe("6e A, sans classe");
});

test("sheetsByCampaign adds the classes of each campaign, and keeps the first end", () => {
  const soon = new Date(now.getTime() + dayMs);
  expect(
    sheetsByCampaign([
      line({ students: 20 }),
      line({ className: "6e B", students: 21, printedAt: now, expiresAt: soon }),
      line({ className: "6e C", campaignId: "c2", campaignName: "Une autre", students: 5 }),
      line({ className: "6e D", students: 1 }),
    ]),
  ).toEqual([
    {
      campaignId: "c1",
      campaignName: "Réinitialisation du 1er novembre",
      students: 42,
      toPrint: 2,
      toHandOut: 1,
      expiresAt: soon,
    },
    {
      campaignId: "c2",
      campaignName: "Une autre",
      students: 5,
      toPrint: 1,
      toHandOut: 0,
      expiresAt: line().expiresAt,
    },
  ]);
});

test("a printed sheet is late when its fifteenth day is over, not a millisecond before", () => {
  const since = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 + ms);
  expect(isLate({ waitingSince: since(lateAfterDays, 1) }, now)).toBe(false);
  expect(isLate({ waitingSince: since(lateAfterDays) }, now)).toBe(true);
  expect(isLate({ waitingSince: null }, now)).toBe(false);
});
