import { describe, expect, test } from "vitest";
import { dueAnnouncement, isDue, monthsLater, nextStep } from "@/lib/guests/rules/lifecycle";
import { absoluteEnd, guestPolicyOf, latestEnd } from "@/lib/guests/rules/policy";
import { parisDay } from "@/lib/paris-day";
import { anAccount, guestFacts } from "@/tests/support/accounts";

const policy = guestPolicyOf(null);
const step = (facts: Parameters<typeof anAccount>[0]) =>
  nextStep(anAccount({ guest: guestFacts({ endsOn: "2026-12-18" }), ...facts }), policy, parisDay);

describe("the next step of a guest", () => {
  test("is a suspension the day after the last one, which is included", () => {
    const next = step({});
    expect(next).toEqual({ gesture: "SUSPEND", on: "2026-12-19" });
    expect(next && isDue(next, "2026-12-18")).toBe(false);
    expect(next && isDue(next, "2026-12-19")).toBe(true);
  });
  test("is the bin 15 days after the suspension", () => {
    const statusSince = new Date("2026-12-19T08:00:00Z");
    expect(step({ status: "SUSPENDED", statusSince })).toEqual({ gesture: "BIN", on: "2027-01-03" });
  });
  test("waits for the end when a hand suspended earlier", () => {
    const statusSince = new Date("2026-10-01T08:00:00Z");
    expect(step({ status: "SUSPENDED", statusSince })).toEqual({ gesture: "BIN", on: "2027-01-03" });
  });
  test("is the deletion three months after the bin", () => {
    const statusSince = new Date("2026-11-30T12:00:00Z");
    expect(step({ status: "BINNED", statusSince })).toEqual({ gesture: "DELETE", on: "2027-02-28" });
  });
  test("does not exist without an end, for staff, nor when the last sign-in is unknown", () => {
    expect(step({ guest: guestFacts({ endsOn: null }) })).toBeNull();
    expect(step({ guest: null })).toBeNull();
    for (const status of ["ACTIVE", "SUSPENDED", "BINNED"] as const)
      expect(step({ status, activity: { kind: "UNKNOWN" } })).toBeNull();
  });
  test("exists for a guest who never signed in: never is not unknown", () => {
    expect(step({ activity: { kind: "NEVER" } })?.gesture).toBe("SUSPEND");
  });
});

test.each([
  ["2026-11-18", null],
  ["2026-11-19", 30],
  ["2026-12-11", 30],
  ["2026-12-12", 7],
  ["2026-12-17", 7],
  ["2026-12-18", 1],
  ["2026-12-19", null],
])("on %s, the step of 19 December is announced at %s days", (today, days) => {
  expect(dueAnnouncement({ gesture: "SUSPEND", on: "2026-12-19" }, today)).toBe(days);
});

test.each([
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-11-30", 3, "2028-02-29"],
  ["2026-12-15", 1, "2027-01-15"],
])("%s and %i months is %s", (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later);
});

describe("the last day of a guest", () => {
  test("is 31 August of the school year, from its first day in Paris", () => {
    expect(latestEnd(policy, new Date("2027-07-31T21:59:59Z"))).toBe("2027-08-31");
    expect(latestEnd(policy, new Date("2027-07-31T22:00:00Z"))).toBe("2028-08-31");
  });
  test("is 30 September after it when the school says so, and never later", () => {
    const now = new Date("2026-11-26T08:00:00Z");
    expect(latestEnd(guestPolicyOf({ endsInSeptember: true }), now)).toBe("2027-09-30");
    expect(absoluteEnd(now)).toBe("2027-09-30");
  });
  test("counts what is unreadable as undecided", () => {
    expect(guestPolicyOf("nonsense")).toEqual(policy);
    expect(guestPolicyOf({ binDays: 0, deleteMonths: 13 })).toEqual(policy);
    expect(guestPolicyOf({ binDays: 90 }).binDays).toBe(90);
  });
});
