import { describe, expect, it } from "vitest";
import { absoluteEnd, guestPolicyOf } from "@/lib/guests/rules/policy";
import { evaluateSchool } from "@/lib/hygiene/rules/evaluate";
import { administratorPolicyOf } from "@/lib/hygiene/rules/policy";
import { parisDay } from "@/lib/paris-day";
import { casesOf, guestCases, type GuestCase } from "@/scripts/sample/people/guest-cases";
import { sampleGuests } from "@/scripts/sample/people/guests";
import type { SampleOptions } from "@/scripts/sample/school";
import { countByProfile, importedSchool } from "./imported";
import { school, today } from "./written";

/** What the console finds in the school once it has imported its files. */
async function findingsOf(options: SampleOptions) {
  const { accounts, outcomes } = await importedSchool(options);
  const results = evaluateSchool({
    ...{ accounts, today, absoluteEnd: absoluteEnd(options.date), dayOf: parisDay },
    ...{ guestPolicy: guestPolicyOf({}), administratorPolicy: administratorPolicyOf({}) },
    importedOn: { AAF: today, CSV: today },
    holders: new Set<string>(),
  });
  /** What the rules say against an account, or cannot say of it, in their order. */
  const saidOf = (login: string | undefined, kind: "FAILS" | "CANNOT_TELL") =>
    results
      .filter(({ account, verdict }) => account !== null && account.login === login && verdict.kind === kind)
      .map(({ rule }) => rule);
  return { accounts, outcomes, results, saidOf };
}

const { accounts, outcomes, results, saidOf } = await findingsOf(school);

describe("the imports, one after the other", () => {
  it("find everybody again, and leave nobody to decide upon", () => {
    const [directory, list, guests, update] = outcomes;
    expect(directory).toEqual({ matched: 0, new: 702, foreign: 0, doubtful: 0 });
    // Whoever is new to the directory: one account of a service, two trainees, and four pupils who have left.
    expect(list).toEqual({ matched: 702, new: 7, foreign: 0, doubtful: 0 });
    expect(guests).toEqual({ matched: 0, new: 35, foreign: 0, doubtful: 0 });
    expect(update).toEqual({ matched: 2, new: 0, foreign: 0, doubtful: 0 });
  });

  it("make a school of every profile, whose logins are all different", () => {
    expect(countByProfile(accounts)).toEqual({
      ...{ ELV: 644, ENS: 46, DIR: 2, EVS: 9, DOC: 1, ETA: 7, EXT: 35 },
    });
    const logins = accounts.map(({ login }) => login?.toLowerCase());
    expect(new Set(logins).size).toBe(accounts.length);
  });
});

const expected: Record<GuestCase, { fails?: readonly string[]; untold?: readonly string[] }> = {
  IN_ORDER: {},
  ENDING_SOON: {},
  NO_END: { fails: ["G01"], untold: ["G02", "G03"] },
  PAST_END: { fails: ["G02"] },
  PAST_END_UNKNOWN: { fails: ["G02"], untold: ["G04", "G05"] },
  END_TOO_LATE: { fails: ["G03"] },
  NEVER_SEEN: { fails: ["G04"] },
  INACTIVE: { fails: ["G05"] },
  NO_SPONSOR: { fails: ["G06"], untold: ["G07"] },
  SPONSOR_GONE: { fails: ["G07"] },
  PRIVATE_MAILBOX: { fails: ["G08"] },
  TWIN_OF_STAFF: { fails: ["G09"] },
  NO_REASON: { fails: ["G11"] },
  GENERIC_NAME: { fails: ["G12"] },
  SHARED_ADDRESS: { fails: ["G12"] },
  UNKNOWN_SIGN_IN: { untold: ["G04", "G05"] },
};

describe("the guests", () => {
  const guests = sampleGuests(school);

  it("are 35, in the proportions of a usual school", () => {
    const counts = Object.fromEntries(Object.keys(guestCases).map((kind) => [kind, 0]));
    for (const { kind } of guests) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual(guestCases);
    expect(guests).toHaveLength(35);
  });

  it.each(guests.map(({ kind, cells }) => ({ kind, login: cells.login })))(
    "$kind, $login: the rules find that, and nothing else",
    ({ kind, login }) => {
      const { fails = [], untold = [] } = expected[kind];
      expect(saidOf(login, "FAILS")).toEqual(fails);
      expect(saidOf(login, "CANNOT_TELL")).toEqual(untold);
    },
  );

  it.each([2, 3, 4, 5])("are what their case says in another school, seed %i", async (seed) => {
    const other = { ...school, pupils: 160, seed };
    const found = await findingsOf(other);
    for (const { kind, cells } of sampleGuests(other))
      expect([cells.login, kind, found.saidOf(cells.login, "FAILS")]).toEqual([
        ...[cells.login, kind],
        expected[kind].fails ?? [],
      ]);
    expect(found.outcomes.map(({ doubtful }) => doubtful)).toEqual([0, 0, 0, 0]);
  });

  it("are more than a school should have", () => {
    expect(results.find(({ rule }) => rule === "G10")?.verdict.kind).toBe("FAILS");
  });

  it("are of every kind in the smallest school, and of no more doubles in the largest", () => {
    expect(new Set(casesOf(1))).toEqual(new Set(Object.keys(guestCases)));
    expect(casesOf(2000).filter((kind) => kind === "TWIN_OF_STAFF")).toHaveLength(1);
  });
});

describe("the administrators", () => {
  it("are one right, one with a private mailbox, one shared by a service, and one who has left", () => {
    const administrators = accounts.filter(({ isAdministrator }) => isAdministrator);
    expect(administrators.map(({ login, status }) => [status, saidOf(login ?? "", "FAILS")])).toEqual([
      ["ACTIVE", []],
      ["ACTIVE", ["A02", "A09", "A10"]],
      ["DEPARTED", ["C07"]],
      ["ACTIVE", ["A01", "A03", "A07", "A10", "C01", "C05"]],
    ]);
    expect(administrators[0]).toMatchObject({ login: "karim.benali", email: "karim.benali@ac-toulouse.fr" });
  });
});
