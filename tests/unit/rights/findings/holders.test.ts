import { describe, expect, test } from "vitest";
import { rubricRoles, strengthOf } from "@/lib/rights/rules/model";
import { writingStrength } from "@/lib/rights/rules/findings/holders";
import { aGrant, aHolding, aService, onService, toAccount } from "@/tests/support/rights";
import {
  aSmallSchool,
  findingsOf,
  manyHoldings,
  onR,
  verdictsOf,
  wordsOf,
} from "@/tests/support/rights-school";

const everyone = { kind: "EVERYONE", value: "" } as const;
const establishment = { kind: "ESTABLISHMENT", value: "" } as const;
const pupils = { kind: "PROFILE", value: "ELV" } as const;
const guests = { kind: "PROFILE", value: "EXT" } as const;
const accounts = [aHolding("a", { profile: "ENS" })];

describe("R03, a writing role given to all", () => {
  test.each(rubricRoles)("%s", (role) => {
    const verdicts = strengthOf(role) >= writingStrength ? ["r+"] : [];
    for (const holder of [everyone, establishment])
      expect(verdictsOf("R03", aSmallSchool({ accounts, grants: [onR(role, holder)] }))).toEqual(verdicts);
  });

  test("passes for a profile, and for the access to a service", () => {
    const grants = [
      onR("MANAGER", { kind: "PROFILE", value: "ENS" }),
      aGrant(onService("m"), "ACCESS", everyone),
    ];
    expect(verdictsOf("R03", aSmallSchool({ accounts, services: [aService("m")], grants }))).toEqual([]);
  });

  test("says who and what", () => {
    const school = aSmallSchool({ accounts, grants: [onR("MODERATOR", everyone)] });
    expect(wordsOf("R03", school)).toBe("Tout l’ENT a le rôle «_modérateur_».");
  });
});

describe("R04, a guest who manages", () => {
  const guest = aHolding("g", { isGuest: true, profile: "EXT", firstName: "Luc", lastName: "Roux" });

  test("passes below the role of manager, and for somebody who is no guest", () => {
    const grants = [onR("MODERATOR", toAccount("g")), onR("MANAGER", toAccount("a"))];
    expect(verdictsOf("R04", aSmallSchool({ accounts: [...accounts, guest], grants }))).toEqual([]);
  });

  test("passes for a guest who left", () => {
    const school = aSmallSchool({
      accounts: [{ ...guest, status: "DEPARTED" }],
      grants: [onR("MANAGER", toAccount("g"))],
    });
    expect(verdictsOf("R04", school)).toEqual([]);
  });

  test("fails for each guest, by their own grant or by a population, and counts the heirs", () => {
    const own = onR("MANAGER", toAccount("g"));
    const ofProfile = onR("MANAGER", guests);
    const by = (grant: typeof own) => aSmallSchool({ accounts: [guest], grants: [grant] });
    expect(findingsOf("R04", by(own))).toMatchObject([{ grantId: own.id, accountId: "g" }]);
    expect(wordsOf("R04", by(own))).toBe(
      "Luc Roux, gestionnaire en son nom, ici et dans 1 sous-rubrique qui en hérite.",
    );
    expect(findingsOf("R04", by(ofProfile))).toMatchObject([{ grantId: ofProfile.id, accountId: "g" }]);
    expect(wordsOf("R04", by(ofProfile))).toContain("gestionnaire par «_Profil Invité_»");
  });
});

describe("R08, a pupil or a parent who writes", () => {
  const people = [
    aHolding("e", { profile: "ELV", firstName: "Zoé", lastName: "Petit" }),
    aHolding("t", { profile: "TUT" }),
    ...accounts,
  ];

  test.each(rubricRoles)("%s to a pupil, to a parent, to a teacher", (role) => {
    const verdicts = strengthOf(role) >= writingStrength ? ["r+"] : [];
    const by = (id: string) => aSmallSchool({ accounts: people, grants: [onR(role, toAccount(id))] });
    expect(verdictsOf("R08", by("e"))).toEqual(verdicts);
    expect(verdictsOf("R08", by("t"))).toEqual(verdicts);
    expect(verdictsOf("R08", by("a"))).toEqual([]);
  });

  test("is one finding for a population, which counts and names", () => {
    const school = aSmallSchool({
      accounts: manyHoldings(30, { profile: "ELV" }),
      grants: [onR("WRITER", pupils)],
    });
    expect(findingsOf("R08", school)).toMatchObject([{ accountId: null }]);
    expect(wordsOf("R08", school)).toBe(
      "30 élèves ou parents (Prénom p0 Nom p0, Prénom p1 Nom p1, Prénom p2 Nom p2 et 27 de plus), " +
        "rédacteur par «_Profil Élève_», ici et dans 1 sous-rubrique qui en hérite.",
    );
  });

  test("passes for the access to a service", () => {
    const grants = [aGrant(onService("m"), "ACCESS", pupils)];
    expect(verdictsOf("R08", aSmallSchool({ accounts: people, services: [aService("m")], grants }))).toEqual(
      [],
    );
  });

  test("cannot tell of somebody without a profile, unless a pupil is with them", () => {
    const unknown = aHolding("u", { firstName: "Luc", lastName: "Roux" });
    const grants = [onR("WRITER", everyone)];
    expect(wordsOf("R08", aSmallSchool({ accounts: [...accounts, unknown], grants }))).toBe(
      "le profil de 1 personne (Luc Roux)",
    );
    expect(verdictsOf("R08", aSmallSchool({ accounts: [...people, unknown], grants }))).toEqual(["r+"]);
  });
});
