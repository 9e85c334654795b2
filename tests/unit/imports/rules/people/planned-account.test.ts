import { describe, expect, test } from "vitest";
import { decidePeopleDepartures } from "@/lib/imports/rules/people/people-departures";
import { planAccount } from "@/lib/imports/rules/people/planned-account";
import { anAccount, anOrigin, aRecord } from "./people";

const plan = (known: Parameters<typeof anAccount>[0], said: Parameters<typeof aRecord>[0]) =>
  planAccount(aRecord(said), anAccount(known), { table: { ENS: "ENS" }, newId: "unused" });

describe("an account after a Delta set", () => {
  test("keeps of a list what the set neither adds nor takes away", () => {
    const held = { classes: ["6A", "6B"], groups: ["LATIN"], functions: ["DOC"], profile: "DOC" } as const;
    const changes = {
      classes: { added: ["6C"], removed: ["6A"] },
      groups: { added: [], removed: ["LATIN"] },
    };
    expect(plan(held, { source: "AAF", request: "MODIFY", listChanges: changes })).toMatchObject({
      ...{ classes: ["6B", "6C"], groups: [], functions: ["DOC"], profile: "DOC" },
    });
  });

  test("draws the profile again from a function that is added, and from no other silence", () => {
    const added = { functions: { added: ["ENS"], removed: ["EDU"] } };
    expect(plan({ functions: ["EDU"], profile: "EVS" }, { source: "AAF", listChanges: added })).toMatchObject(
      { profile: "ENS" },
    );
    expect(plan({ functions: ["ENS"], profile: "DOC" }, { source: "CSV" })).toMatchObject({ profile: "DOC" });
  });

  test("that says one name alone keeps the other", () => {
    const known = { lastName: "DUPONT", firstName: "Jeanne" };
    expect(plan(known, { source: "AAF", request: "MODIFY", lastName: "LEROY", firstName: "" })).toMatchObject(
      { lastName: "LEROY", firstName: "Jeanne" },
    );
    expect(plan(known, { source: "AAF", request: "MODIFY", lastName: "", firstName: "Anne" })).toMatchObject({
      lastName: "DUPONT",
      firstName: "Anne",
    });
  });
});

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
