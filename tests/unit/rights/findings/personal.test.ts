import { describe, expect, test } from "vitest";
import { fewestHolders, fewestOfProfile } from "@/lib/rights/rules/findings/personal";
import { aGroup, aHolding, toAccount } from "@/tests/support/rights";
import {
  aSmallSchool,
  findingsOf,
  manyHoldings,
  onR,
  verdictsOf,
  wordsOf,
} from "@/tests/support/rights-school";

const teachers = { kind: "PROFILE", value: "ENS" } as const;

describe("R01, a grant to a person", () => {
  const accounts = [aHolding("a", { firstName: "Jeanne", lastName: "Dupont" })];

  test("passes for a population, and for a name that nobody answers to", () => {
    const grants = [onR("WRITER", teachers), onR("WRITER", { kind: "UNKNOWN", value: "Zoé" })];
    expect(verdictsOf("R01", aSmallSchool({ accounts, grants }))).toEqual([]);
  });

  test("fails for an account, on its grant", () => {
    const grant = onR("WRITER", toAccount("a"));
    const school = aSmallSchool({ accounts, grants: [grant] });
    expect(findingsOf("R01", school)).toMatchObject([
      { grantId: grant.id, target: grant.target, accountId: "a", verdict: { kind: "FAILS" } },
    ]);
    expect(wordsOf("R01", school)).toBe("Donné à Jeanne Dupont_: rédacteur.");
  });
});

describe("R02, personal grants that make up a population", () => {
  /** So many teachers and two pupils, of whom these hold the role. */
  const school = (teacherCount: number, holders: readonly string[]) =>
    aSmallSchool({
      accounts: [
        ...manyHoldings(teacherCount, { profile: "ENS" }),
        ...["e", "f"].map((id) => aHolding(id, { profile: "ELV" })),
      ],
      grants: holders.map((id) => onR("WRITER", toAccount(id))),
    });

  test("fails when they are exactly its members, and names it", () => {
    const same = school(fewestHolders, ["p0", "p1"]);
    expect(findingsOf("R02", same)).toMatchObject([{ grantId: null, accountId: null, target: { id: "r" } }]);
    expect(wordsOf("R02", same)).toBe(
      "Les 2 personnes qui ont en leur nom le rôle «_rédacteur_» sont exactement «_Profil Enseignant_».",
    );
  });

  test.each([
    ["one fewer than its members", 3, ["p0", "p1"]],
    ["one more, who is no member", 2, ["p0", "p1", "e"]],
    ["its only member", fewestHolders - 1, ["p0"]],
    ["nobody", 2, []],
  ])("passes with %s", (_, teacherCount, holders) => {
    expect(verdictsOf("R02", school(teacherCount, holders))).toEqual([]);
  });

  test("passes when they hold different roles", () => {
    const grants = [onR("WRITER", toAccount("p0")), onR("VISITOR", toAccount("p1"))];
    const accounts = [...manyHoldings(2, { profile: "ENS" }), aHolding("e")];
    expect(verdictsOf("R02", aSmallSchool({ accounts, grants }))).toEqual([]);
  });

  test("names the most stable of two populations that are equal", () => {
    const accounts = [...manyHoldings(2, { functions: ["DOC"] }), aHolding("e")];
    const grants = [onR("WRITER", toAccount("p0")), onR("WRITER", toAccount("p1"))];
    const groups = [aGroup("g", ["p0", "p1"])];
    expect(wordsOf("R02", aSmallSchool({ accounts, grants, groups }))).toContain(
      "«_Fonction Documentation (DOC)_»",
    );
  });

  test("counts only those who are present", () => {
    const accounts = [
      ...manyHoldings(2, { profile: "ENS" }),
      aHolding("d", { status: "DEPARTED" }),
      aHolding("e"),
    ];
    const grants = ["p0", "p1", "d"].map((id) => onR("WRITER", toAccount(id)));
    expect(verdictsOf("R02", aSmallSchool({ accounts, grants }))).toEqual(["r+"]);
  });
});

describe("R11, the only one of a profile", () => {
  const alone = onR("WRITER", toAccount("p0"));

  test.each([
    [fewestOfProfile, ["r+"]],
    [fewestOfProfile - 1, []],
  ])("of %d people gives %j", (count, verdicts) => {
    const school = aSmallSchool({ accounts: manyHoldings(count, { profile: "ENS" }), grants: [alone] });
    expect(verdictsOf("R11", school)).toEqual(verdicts);
  });

  test("counts those present, and says how many", () => {
    const accounts = [
      ...manyHoldings(fewestOfProfile, { profile: "ENS" }),
      aHolding("d", { profile: "ENS", status: "DEPARTED" }),
    ];
    expect(wordsOf("R11", aSmallSchool({ accounts, grants: [alone] }))).toBe(
      "Seule personne du profil Enseignant à avoir un droit ici, sur 5 présentes.",
    );
  });

  const five = manyHoldings(fewestOfProfile, { profile: "ENS" });

  test("passes when another has any right there, even inherited or weaker", () => {
    const other = onR("VISITOR", toAccount("p1"));
    expect(verdictsOf("R11", aSmallSchool({ accounts: five, grants: [alone, other] }))).toEqual([]);
    const below = { ...alone, target: { kind: "RUBRIC" as const, id: "s" } };
    expect(verdictsOf("R11", aSmallSchool({ accounts: five, grants: [below, other] }))).toEqual(["r+"]);
  });

  test("passes when a population gives them a right as well", () => {
    const groups = [aGroup("g", ["p0"])];
    const grants = [alone, onR("VISITOR", { kind: "GROUP", value: "g" })];
    expect(verdictsOf("R11", aSmallSchool({ accounts: five, groups, grants }))).toEqual([]);
  });

  test("cannot tell without a profile", () => {
    const school = aSmallSchool({ accounts: [aHolding("p0")], grants: [alone] });
    expect(wordsOf("R11", school)).toBe("le profil");
    expect(verdictsOf("R11", school)).toEqual(["r?"]);
  });
});
