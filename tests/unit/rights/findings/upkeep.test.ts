import { describe, expect, test } from "vitest";
import { dayPlus } from "@/lib/accounts/rules/days";
import { reviewDays } from "@/lib/rights/rules/findings/upkeep";
import type { Holder } from "@/lib/rights/rules/model";
import { aGroup, aHolding, rightsToday, toAccount } from "@/tests/support/rights";
import { aSmallSchool, findingsOf, onR, verdictsOf, wordsOf } from "@/tests/support/rights-school";

describe("R05, an orphan", () => {
  const given = {
    accounts: [
      aHolding("a", { profile: "ENS", functions: ["DOC"], classes: ["6A"] }),
      aHolding("s", { status: "SUSPENDED" }),
      aHolding("d", { status: "DEPARTED", classes: ["6B"], firstName: "Luc", lastName: "Roux" }),
      aHolding("b", { status: "BINNED", firstName: "Luc", lastName: "Roux" }),
    ],
    groups: [aGroup("full", ["a"]), aGroup("empty", ["d"])],
  };
  const school = (holder: Holder) => aSmallSchool({ ...given, grants: [onR("VISITOR", holder)] });

  test.each([
    toAccount("a"),
    toAccount("s"),
    { kind: "PROFILE", value: "ENS" },
    { kind: "CLASS", value: "6A" },
    { kind: "GROUP", value: "full" },
    { kind: "EVERYONE", value: "" },
  ] as Holder[])("passes for somebody, or a population of somebody: %j", (holder) => {
    expect(verdictsOf("R05", school(holder))).toEqual([]);
  });

  test.each([
    [toAccount("d"), "Luc Roux a quitté l’établissement."],
    [toAccount("b"), "Le compte de Luc Roux est à la corbeille."],
    [toAccount("gone"), "Ce compte n’existe plus."],
    [{ kind: "UNKNOWN", value: "Zoé" }, "Aucun compte ne répond à «_Zoé_»."],
    [{ kind: "GROUP", value: "empty" }, "Groupe Groupe empty_: plus personne n’en fait partie."],
    [{ kind: "CLASS", value: "6B" }, "Classe 6B_: personne n’en fait partie dans l’établissement."],
    [{ kind: "GROUP", value: "gone" }, "Groupe gone_: personne n’en fait partie dans l’établissement."],
  ] as [Holder, string][])("fails for %j", (holder, words) => {
    expect(wordsOf("R05", school(holder))).toBe(words);
    expect(verdictsOf("R05", school(holder))).toEqual(["r+"]);
  });

  test.each([
    ["PROFILE", "les profils_: aucun compte présent n’en a"],
    ["FUNCTION", "les fonctions_: aucun compte présent n’en a"],
    ["CLASS", "les classes_: aucun compte présent n’en a"],
    ["GROUP", "les groupes_: aucun n’a été importé"],
  ] as const)("cannot tell of a %s when nobody said any", (kind, words) => {
    const bare = aSmallSchool({ accounts: [aHolding("a")], grants: [onR("VISITOR", { kind, value: "x" })] });
    expect(wordsOf("R05", bare)).toBe(words);
    expect(verdictsOf("R05", bare)).toEqual(["r?"]);
  });

  test("cannot tell of the whole school when there is no account", () => {
    const grants = [onR("VISITOR", { kind: "ESTABLISHMENT", value: "" })];
    expect(wordsOf("R05", aSmallSchool({ grants }))).toBe("les comptes_: aucun n’est présent");
  });
});

describe("R09, not reviewed for a year", () => {
  const school = (reviewedOn: string | null, givenOn: string | null) =>
    aSmallSchool({
      accounts: [aHolding("a")],
      grants: [onR("VISITOR", toAccount("a"), { reviewedOn, givenOn })],
    });
  const last = dayPlus(rightsToday, -reviewDays);
  const before = dayPlus(last, -1);

  test.each([
    [last, null],
    [null, last],
    [last, "2001-01-01"],
  ])("passes when reviewed on %s or else given on %s", (reviewedOn, givenOn) => {
    expect(verdictsOf("R09", school(reviewedOn, givenOn))).toEqual([]);
  });

  test("fails the day after", () => {
    expect(wordsOf("R09", school(before, null))).toBe("Dernière revue le 14/03/2025, il y a 366 jours.");
    expect(wordsOf("R09", school(null, before))).toBe("Donné le 14/03/2025, il y a 366 jours, jamais revu.");
    expect(verdictsOf("R09", school(before, rightsToday))).toEqual(["r+"]);
  });

  test("cannot tell when nobody said either", () => {
    expect(wordsOf("R09", school(null, null))).toBe("la date du don et celle de la dernière revue");
    expect(verdictsOf("R09", school(null, null))).toEqual(["r?"]);
  });
});

describe("R12, no reason", () => {
  const school = (reason: string | null, givenByName: string | null = null) =>
    aSmallSchool({
      accounts: [aHolding("a")],
      grants: [onR("VISITOR", toAccount("a"), { reason, givenByName })],
    });

  test("passes with any word", () => {
    expect(verdictsOf("R12", school("x"))).toEqual([]);
  });

  test.each([null, "", " \u00A0\t"])("fails for %j", (reason) => {
    expect(findingsOf("R12", school(reason))).toMatchObject([{ accountId: "a" }]);
    expect(wordsOf("R12", school(reason))).toBe("Aucun motif.");
  });

  test("says who gave it", () => {
    expect(wordsOf("R12", school(null, "Jeanne Dupont"))).toBe("Aucun motif_; donné par Jeanne Dupont.");
  });
});
