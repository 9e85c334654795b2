import { describe, expect, test } from "vitest";
import type { Account } from "@/lib/accounts/rules/account";
import { guestPolicyOf } from "@/lib/guests/rules/policy";
import { administratorCounts } from "@/lib/hygiene/rules/administrator-counts";
import { administratorRules } from "@/lib/hygiene/rules/administrators";
import {
  administratorLimitNames,
  administratorLimits,
  administratorPolicyOf,
  decideAdministratorPolicy,
  describeLimits,
} from "@/lib/hygiene/rules/policy";
import { indexSchool } from "@/lib/hygiene/rules/school";
import { administratorPolicyForm } from "@/lib/hygiene/schema";
import { anAccount } from "@/tests/support/accounts";

const undecided = administratorPolicyOf({});
const sent = { mostAdministrators: "3", fewestAdministrators: "2", inactiveDays: "90", passwordDays: "365" };

describe("what is stored", () => {
  test("has the catalogue’s values until the school decides, and when it is unreadable", () => {
    expect(undecided).toEqual({
      ...{ mostAdministrators: 3, fewestAdministrators: 2, inactiveDays: 90, passwordDays: 365 },
    });
    expect(administratorPolicyOf("nonsense")).toEqual(undecided);
    expect(administratorPolicyOf(null)).toEqual(undecided);
    expect(administratorPolicyOf({ mostAdministrators: 0, inactiveDays: "90" })).toEqual(undecided);
    expect(administratorPolicyOf({ mostAdministrators: 5 })).toEqual({ ...undecided, mostAdministrators: 5 });
  });
});

describe("what is sent", () => {
  test.each(administratorLimitNames)("%s is a whole number within its bounds", (name) => {
    const { least, most } = administratorLimits[name];
    const accepts = (typed: string) => administratorPolicyForm.safeParse({ ...sent, [name]: typed }).success;
    for (const typed of [least, least + 1, most - 1, most, ` ${most} `])
      expect(accepts(String(typed)), String(typed)).toBe(true);
    for (const typed of [least - 1, most + 1, "", "2,5", "2.5", "-3", "1e1", "trois", "99999"])
      expect(accepts(String(typed)), String(typed)).toBe(false);
    const refused = administratorPolicyForm.safeParse({ ...sent, [name]: String(most + 1) });
    expect(refused.error?.issues[0]?.message).toBe(`Écrivez un nombre entier, de ${least} à ${most}.`);
  });

  test("a field left out is refused", () => {
    expect(administratorPolicyForm.safeParse({ ...sent, passwordDays: undefined }).success).toBe(false);
  });
});

describe("what is decided", () => {
  const decide = (changes: Partial<typeof undecided>) =>
    decideAdministratorPolicy(undecided, { ...undecided, ...changes });

  test("names the limits that differ, and refuses when none does", () => {
    expect(decide({ inactiveDays: 60, mostAdministrators: 4 })).toEqual({
      accepted: true,
      change: { fields: ["Administrateurs au plus", "Jours sans connexion"] },
    });
    expect(decide({})).toMatchObject({ accepted: false });
  });

  test.each([
    [2, 1, true],
    [2, 2, true],
    [2, 3, false],
    [1, 2, false],
  ])("at most %i and at least %i: %s", (mostAdministrators, fewestAdministrators, accepted) => {
    const decision = decide({ mostAdministrators, fewestAdministrators });
    expect(decision.accepted).toBe(accepted);
    if (!decision.accepted)
      expect(decision.reason).toContain("baissez le premier nombre ou relevez le second");
  });
});

const school = (administratorPolicy: typeof undecided, accounts: readonly Account[]) =>
  indexSchool({
    ...{
      accounts,
      today: "2026-11-26",
      absoluteEnd: "2027-09-30",
      importedOn: {},
      holders: new Set<string>(),
    },
    ...{ dayOf: (instant: Date) => instant.toISOString().slice(0, 10), guestPolicy: guestPolicyOf({}) },
    administratorPolicy,
  });

describe("the rules read the limits of the school, not the catalogue’s", () => {
  test("on the whole list", () => {
    const administrators = [1, 2, 3, 4].map(() => anAccount({ isAdministrator: true }));
    const verdicts = (changes: Partial<typeof undecided>) =>
      administratorCounts.map(
        ({ evaluate }) => evaluate(school({ ...undecided, ...changes }, administrators)).kind,
      );
    expect(verdicts({})).toEqual(["FAILS", "PASSES"]);
    expect(verdicts({ mostAdministrators: 4 })).toEqual(["PASSES", "PASSES"]);
    expect(verdicts({ mostAdministrators: 5, fewestAdministrators: 5 })).toEqual(["PASSES", "FAILS"]);
  });

  test("on one administrator, up to the very day", () => {
    const seen = anAccount({
      activity: { kind: "SEEN_AT", day: "2026-10-27" },
      passwordChangedOn: "2026-10-27",
    });
    const verdict = (rule: string, changes: Partial<typeof undecided>) =>
      administratorRules
        .find(({ id }) => id === rule)
        ?.evaluate(seen, school({ ...undecided, ...changes }, [seen])).kind;
    expect(verdict("A06", { inactiveDays: 30 })).toBe("PASSES");
    expect(verdict("A10", { passwordDays: 30 })).toBe("PASSES");
    const later = anAccount({
      activity: { kind: "SEEN_AT", day: "2026-10-26" },
      passwordChangedOn: "2026-10-26",
    });
    const after = (rule: string) =>
      administratorRules
        .find(({ id }) => id === rule)
        ?.evaluate(later, school({ ...undecided, inactiveDays: 30, passwordDays: 30 }, [later])).kind;
    expect([after("A06"), after("A10")]).toEqual(["FAILS", "FAILS"]);
  });
});

test("each limit is said with its rule, and whether the school chose it", () => {
  expect(describeLimits({ ...undecided, inactiveDays: 60, mostAdministrators: 1 })).toEqual([
    { rule: "A04", term: "Administrateurs au plus", value: "1 administrateur" },
    { rule: "A05", term: "Administrateurs au moins", value: "2 administrateurs (par défaut)" },
    { rule: "A06", term: "Jours sans connexion", value: "60 jours" },
    { rule: "A10", term: "Jours avec le même mot de passe", value: "365 jours (par défaut)" },
  ]);
});
