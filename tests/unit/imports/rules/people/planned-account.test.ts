import { describe, expect, test } from "vitest";
import { decidePeopleDepartures } from "@/lib/imports/rules/people/people-departures";
import { planAccount } from "@/lib/imports/rules/people/planned-account";
import { anAccount, anOrigin, aRecord } from "./people";

const plan = (known: Parameters<typeof anAccount>[0], said: Parameters<typeof aRecord>[0]) =>
  planAccount(aRecord(said), anAccount(known), { table: { ENS: "ENS" }, newId: "unused" });

describe("an account after a file", () => {
  const on = (day: string) => ({ kind: "SEEN_AT", day }) as const;

  test.each([
    ["a later sign-in replaces an earlier one", on("2026-09-01"), on("2026-09-02"), "SEEN_AT", "2026-09-02"],
    ["an earlier sign-in does not", on("2026-09-02"), on("2026-09-01"), "SEEN_AT", "2026-09-02"],
    ["“never” erases no sign-in", on("2026-09-02"), { kind: "NEVER" }, "SEEN_AT", "2026-09-02"],
    ["silence erases none", on("2026-09-02"), undefined, "SEEN_AT", "2026-09-02"],
    ["“never” is more than unknown", { kind: "UNKNOWN" }, { kind: "NEVER" }, "NEVER", null],
    ["a first sign-in ends “never”", { kind: "NEVER" }, on("2026-09-01"), "SEEN_AT", "2026-09-01"],
  ] as const)("%s", (_, activity, lastSeen, kind, day) => {
    expect(plan({ activity }, { lastSeen })).toMatchObject({ activity: kind, lastSeenOn: day });
  });

  test("somebody who had left is back, whoever is suspended or binned stays so", () => {
    expect(plan({ status: "DEPARTED", leftOn: "2026-07-01" }, {})).toMatchObject({
      status: "ACTIVE",
      leftOn: null,
    });
    expect(plan({ status: "SUSPENDED" }, {}).status).toBe("SUSPENDED");
    expect(plan({ status: "BINNED" }, {}).status).toBe("BINNED");
  });

  test("the file’s own profile comes before that of the functions, and an unknown function gives none", () => {
    expect(plan({}, { profile: "DOC", functions: ["ENS"] }).profile).toBe("DOC");
    expect(plan({}, { functions: ["ENS"] }).profile).toBe("ENS");
    expect(plan({ profile: "EVS" }, { functions: ["XYZ"] }).profile).toBe("EVS");
  });
});

describe("departures", () => {
  const teachers = (count: number) =>
    Array.from({ length: count }, (_, rank) =>
      anAccount({ id: String(rank), profile: "ENS", origins: [anOrigin("AAF", String(rank))] }),
    );
  const coverage = { source: "AAF", isComplete: true, speaksOf: () => true, ofGuests: false } as const;
  const decide = (known: number, seen: number, changes: Partial<typeof coverage> | object = {}) =>
    decidePeopleDepartures(teachers(known), new Set(teachers(seen).map(({ id }) => id)), {
      ...coverage,
      ...changes,
    });

  test("half of a profile is enough, one fewer is a partial file", () => {
    expect(decide(10, 5)).toMatchObject({ partial: null, gone: { length: 5 } });
    expect(decide(10, 4)).toMatchObject({ gone: [] });
    expect(decide(10, 4).partial).toContain("4 des 10 personnes connues");
  });

  test("a group of four tells nothing of the file, a group of five does", () => {
    expect(decide(4, 1).gone).toHaveLength(3);
    expect(decide(5, 1).gone).toEqual([]);
  });

  test("a Delta set, and a file of another feed, propose no absentee", () => {
    expect(decide(10, 9, { isComplete: false })).toEqual({ gone: [], partial: null });
    expect(decide(10, 9, { source: "STSWEB" })).toEqual({ gone: [], partial: null });
  });
});
