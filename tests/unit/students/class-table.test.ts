import { describe, expect, test } from "vitest";
import {
  classTable,
  type ClassStateCount,
  countedBy,
  describeSchool,
  isCounted,
  statesMet,
} from "@/lib/students/rules/class-table";

const one = (className: string | null, facts: Partial<ClassStateCount> = {}): ClassStateCount => ({
  className,
  state: "ACTIVE",
  count: 1,
  withheld: 0,
  lastResetAt: null,
  ...facts,
});

describe("classTable", () => {
  test("adds the states of a class and those of the school", () => {
    const { lines, school } = classTable([
      one("6e A", { count: 20, withheld: 2 }),
      one("6e A", { state: "BLOCKED", count: 3 }),
      one("6e B", { state: "BLOCKED", count: 4, withheld: 1 }),
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ className: "6e A", total: 23, withheld: 2 });
    expect(lines[0]?.states).toMatchObject({ ACTIVE: 20, BLOCKED: 3, UNKNOWN: 0 });
    expect(school).toMatchObject({ total: 27, withheld: 3 });
    expect(school.states).toMatchObject({ ACTIVE: 20, BLOCKED: 7 });
  });

  test("sorts as a French reader does, numbers as numbers, pupils without a class last", () => {
    const names = ["6e B", null, "10e", "4 D", "Éveil", "6e A", "Eveil 2", "5e"];
    const { lines } = classTable(names.map((name) => one(name)));
    expect(lines.map(({ className }) => className)).toEqual([
      "4 D",
      "5e",
      "6e A",
      "6e B",
      "10e",
      "Éveil",
      "Eveil 2",
      null,
    ]);
  });

  test("keeps the latest reset of a class, whatever the order of its states", () => {
    const early = new Date("2026-09-01T08:00:00Z");
    const late = new Date("2026-11-01T08:00:00Z");
    for (const dates of [
      [early, late, null],
      [null, late, early],
    ])
      expect(
        classTable(dates.map((lastResetAt) => one("6e A", { lastResetAt }))).lines[0]?.lastResetAt,
      ).toEqual(late);
  });

  test("has no line for a class that only those gone were found in", () => {
    expect(
      classTable([one("3e A", { count: 0 }), one("6e A")]).lines.map(({ className }) => className),
    ).toEqual(["6e A"]);
  });

  test("an empty school has no line and no pupil", () => {
    expect(classTable([])).toMatchObject({ lines: [], school: { total: 0 } });
  });
});

test("statesMet names only the states that somebody is in", () => {
  const { school } = classTable([
    one("6e A", { state: "UNKNOWN" }),
    one("6e A", { state: "NEVER_ACTIVATED" }),
  ]);
  expect(statesMet(school)).toEqual(["NEVER_ACTIVATED", "UNKNOWN"]);
});

describe("describeSchool", () => {
  const sentence = (counts: readonly ClassStateCount[]) => describeSchool(classTable(counts).school);

  test("says the worst first, and what is unknown", () => {
    expect(
      sentence([
        one("6e A", { count: 500 }),
        one("6e A", { state: "NEVER_ACTIVATED", count: 41 }),
        one("6e A", { state: "BLOCKED", count: 1 }),
        one("6e A", { state: "UNKNOWN", count: 2 }),
      ]),
    ).toBe("544 élèves présents\u00a0: 1 bloqué, 41 jamais activés, 2 dont l’état est inconnu.");
  });

  test("says nothing of a state that nobody is in", () => {
    expect(sentence([one("6e A")])).toBe("1 élève présent.");
    expect(sentence([])).toBe("Aucun élève présent.");
  });
});

describe("countedBy", () => {
  const { lines } = classTable([
    one("6e A", { count: 20 }),
    one("6e A", { state: "BLOCKED", count: 3 }),
    one(null, { state: "BLOCKED", count: 1 }),
  ]);

  test.each([
    [{}, 24],
    [{ classe: "6e A" }, 23],
    [{ etat: "BLOCKED" as const }, 4],
    [{ classe: "6e A", etat: "BLOCKED" as const }, 3],
    [{ classe: "9e Z" }, 0],
  ])("%j: %i", (filter, total) => {
    expect(countedBy(lines, filter)).toBe(total);
  });

  test.each([
    [{}, true],
    [{ classe: "6e A", etat: "BLOCKED" as const }, true],
    [{ q: "zoe" }, false],
    [{ situation: "SANS_CLASSE" as const }, false],
  ])("%j is counted by the table: %s", (filter, isIn) => {
    expect(isCounted(filter)).toBe(isIn);
  });
});
