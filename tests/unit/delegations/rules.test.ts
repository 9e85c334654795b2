import { describe, expect, test } from "vitest";
import {
  decideChange,
  decideRecipient,
  decideTerms,
  decideWithdrawal,
  describeClasses,
  describeEnd,
  lastPossibleDay,
  mayHoldLink,
  stateOf,
} from "@/lib/delegations/rules";

const now = new Date("2026-11-26T09:00:00Z");
const classes = ["6e A", "6e B", "10e"];
const terms = (lastDay: string, classNames: readonly string[] = ["6e A"]) =>
  decideTerms({ classNames, lastDay }, classes, now);
const reasonOf = (decision: { accepted: true } | { accepted: false; reason: string }) =>
  decision.accepted ? null : decision.reason;

describe("the last day one may choose", () => {
  test.each([
    ["2026-07-31T21:59:59.999Z", "2026-08-31"],
    ["2026-07-31T22:00:00.000Z", "2027-08-31"],
    ["2026-12-31T12:00:00Z", "2027-08-31"],
    ["2027-07-31T12:00:00Z", "2027-08-31"],
  ])("%s: %s", (instant, day) => {
    expect(lastPossibleDay(new Date(instant))).toBe(day);
  });
});

describe("decideTerms", () => {
  test.each([
    ["2026-11-25", "passée"],
    ["2026-11-26", null],
    ["2026-11-27", null],
    ["2027-08-30", null],
    ["2027-08-31", null],
    ["2027-09-01", "31 août 2027"],
  ])("until %s: %s", (lastDay, reason) => {
    const found = reasonOf(terms(lastDay));
    if (reason === null) expect(found).toBeNull();
    else expect(found).toContain(reason);
  });

  test("is good to the last millisecond of its day in Paris, in winter as in summer", () => {
    expect(terms("2026-11-26")).toMatchObject({
      change: { validUntil: new Date("2026-11-26T22:59:59.999Z") },
    });
    expect(terms("2027-06-30")).toMatchObject({
      change: { validUntil: new Date("2027-06-30T21:59:59.999Z") },
    });
  });

  test("takes known classes, at least one, each once and in French order", () => {
    expect(terms("2026-12-18", ["10e", "6e B", "6e A", "6e B"])).toMatchObject({
      change: { classNames: ["6e A", "6e B", "10e"] },
    });
    expect(reasonOf(terms("2026-12-18", []))).toContain("au moins une classe");
    expect(reasonOf(terms("2026-12-18", ["6e A", "6e C"]))).toContain("6e C");
    expect(reasonOf(terms("2026-12-18", ["6e a"]))).toContain("6e a");
  });
});

describe("stateOf", () => {
  const state = (validUntil: Date | null, withdrawnAt: Date | null = null) =>
    stateOf({ classNames: ["6e A"], validUntil, withdrawnAt }, now);

  test("is over from its last instant on", () => {
    expect(state(new Date(now.getTime() - 1))).toBe("EXPIRED");
    expect(state(now)).toBe("EXPIRED");
    expect(state(new Date(now.getTime() + 1))).toBe("ACTIVE");
    expect(state(null)).toBe("ACTIVE");
  });

  test("stays withdrawn, whatever its day", () => {
    for (const validUntil of [now, new Date(now.getTime() + 1), null])
      expect(state(validUntil, now)).toBe("WITHDRAWN");
  });
});

describe("decideRecipient", () => {
  const held = (
    role: string,
    changes: { uai?: string; validFrom?: Date; validUntil?: Date | null } = {},
  ) => ({
    uai: "0312345X",
    role,
    validFrom: new Date(0),
    validUntil: null,
    ...changes,
  });
  const known = (...memberships: ReturnType<typeof held>[]) => ({
    name: "Paul Roux",
    isDisabled: false,
    isEnrolled: true,
    memberships,
  });
  const decide = (recipient: Parameters<typeof decideRecipient>[0], newName = "") =>
    decideRecipient(recipient, newName, "0312345X", now);

  test.each([
    ["", false],
    ["Al", false],
    ["Ali", true],
  ])("somebody new has a name: %j", (name, accepted) => {
    expect(decide(null, name).accepted).toBe(accepted);
  });

  test("somebody known keeps their name, and needs none", () => {
    expect(decide(known(), "Un autre")).toEqual({
      accepted: true,
      change: { name: "Paul Roux", holdsLink: false },
    });
  });

  test("a principal of the school is no delegate of it, while they are", () => {
    const before = new Date(now.getTime() - 1);
    const after = new Date(now.getTime() + 1);
    expect(reasonOf(decide(known(held("PRINCIPAL"))))).toContain("chef de cet établissement");
    expect(decide(known(held("PRINCIPAL", { validUntil: after }))).accepted).toBe(false);
    expect(decide(known(held("PRINCIPAL", { validFrom: now }))).accepted).toBe(false);
    expect(decide(known(held("PRINCIPAL", { validUntil: now }))).accepted).toBe(true);
    expect(decide(known(held("PRINCIPAL", { validUntil: before }))).accepted).toBe(true);
    expect(decide(known(held("PRINCIPAL", { validFrom: after }))).accepted).toBe(true);
    expect(decide(known(held("PRINCIPAL", { uai: "0312346Y" }))).accepted).toBe(true);
    expect(decide(known(held("RUPN"), held("AUDITOR"))).accepted).toBe(true);
  });

  test("a delegation in force is changed, one that is over is given again", () => {
    expect(reasonOf(decide(known(held("DELEGATE"))))).toContain("en cours");
    expect(decide(known(held("DELEGATE", { validUntil: now }))).accepted).toBe(true);
  });

  test("a disabled account receives nothing", () => {
    expect(reasonOf(decide({ ...known(), isDisabled: true }))).toContain("désactivé");
  });
});

test("a link is for an account that nobody has opened, and that opens nothing else", () => {
  const held = (role: string, uai = "0312345X") => ({ uai, role });
  const may = (isEnrolled: boolean, ...memberships: ReturnType<typeof held>[]) =>
    mayHoldLink({ isEnrolled, memberships }, "0312345X");
  expect(may(false)).toBe(true);
  expect(may(false, held("DELEGATE"))).toBe(true);
  expect(may(true, held("DELEGATE"))).toBe(false);
  expect(may(false, held("DELEGATE"), held("RUPN"))).toBe(false);
  expect(may(false, held("DELEGATE", "0312346Y"))).toBe(false);
  expect(may(false, held("PRINCIPAL", "0312346Y"))).toBe(false);
});

describe("a delegation in force", () => {
  const validUntil = new Date("2027-06-30T21:59:59.999Z");
  const known = { classNames: ["6e B", "6e A"], validUntil, withdrawnAt: null };
  const over = { ...known, validUntil: now };

  test("changes when a class or the day differs", () => {
    expect(decideChange(known, { classNames: ["6e A", "6e B"], validUntil }, now).accepted).toBe(false);
    expect(decideChange(known, { classNames: ["6e A"], validUntil }, now).accepted).toBe(true);
    const later = new Date(validUntil.getTime() + 1);
    expect(decideChange(known, { classNames: ["6e A", "6e B"], validUntil: later }, now).accepted).toBe(true);
    expect(decideChange(over, { classNames: ["6e A"], validUntil }, now).accepted).toBe(false);
  });

  test("is withdrawn once, from this instant on", () => {
    expect(decideWithdrawal(known, now)).toEqual({ accepted: true, change: { validUntil: now } });
    expect(decideWithdrawal(over, now).accepted).toBe(false);
    expect(decideWithdrawal({ ...known, withdrawnAt: now }, now).accepted).toBe(false);
  });
});

test("classes and end are told in French", () => {
  expect(describeClasses([])).toBe("aucune classe");
  expect(describeClasses(["6e A"])).toBe("la classe 6e A");
  expect(describeClasses(["10e", "6e B", "6e A"])).toBe("les classes 6e A, 6e B et 10e");
  expect(describeEnd(null)).toBe("sans date de fin");
  expect(describeEnd(new Date("2027-06-30T21:59:59.999Z"))).toBe("jusqu’au 30 juin 2027 inclus");
});
