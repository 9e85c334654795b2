import { describe, expect, test } from "vitest";
import { rubricRoles, type RubricRole, strengthOf } from "@/lib/rights/rules/model";
import { aGrant, aHolding, aRubric, onRubric, toAccount } from "@/tests/support/rights";
import { aSmallSchool, findingsOf, onR, verdictsOf, wordsOf } from "@/tests/support/rights-school";

const librarians = { kind: "FUNCTION", value: "DOC" } as const;
const accounts = [aHolding("a", { functions: ["DOC"] })];

describe("R07, more inherited than meant", () => {
  const rubrics = (inheritedCeiling: RubricRole | null, inherits = true) => [
    aRubric("r", { name: "Vie pédagogique", inheritedCeiling }),
    aRubric("s", { parentId: "r", inherits, inheritedCeiling: "VISITOR" }),
  ];
  const school = (ceiling: RubricRole | null, role: RubricRole, inherits = true) =>
    aSmallSchool({ accounts, rubrics: rubrics(ceiling, inherits), grants: [onR(role, librarians)] });

  test.each(rubricRoles.flatMap((ceiling) => rubricRoles.map((role) => [ceiling, role] as const)))(
    "%s meant, %s inherited",
    (ceiling, role) => {
      const verdicts = strengthOf(role) > strengthOf(ceiling) ? ["s+"] : [];
      expect(verdictsOf("R07", school(ceiling, role))).toEqual(verdicts);
    },
  );

  test("passes when nothing is inherited", () => {
    expect(verdictsOf("R07", school("VISITOR", "MANAGER", false))).toEqual([]);
    expect(verdictsOf("R07", school(null, "MANAGER", false))).toEqual([]);
    expect(verdictsOf("R07", aSmallSchool({ accounts, rubrics: rubrics(null) }))).toEqual([]);
  });

  test("passes for a role that nobody present has", () => {
    const grants = [onR("MANAGER", toAccount("gone")), onR("VISITOR", librarians)];
    expect(verdictsOf("R07", aSmallSchool({ accounts, rubrics: rubrics("VISITOR"), grants }))).toEqual([]);
  });

  test("passes for what is given on the sub-rubric itself", () => {
    const grants = [aGrant(onRubric("s"), "MANAGER", librarians), onR("VISITOR", librarians)];
    expect(verdictsOf("R07", aSmallSchool({ accounts, rubrics: rubrics("VISITOR"), grants }))).toEqual([]);
  });

  test("says what comes from where, and names the grant when it is the only one", () => {
    const one = school("WRITER", "MANAGER");
    expect(wordsOf("R07", one)).toBe(
      "Hérite de «_Vie pédagogique_» le rôle «_gestionnaire_» (Fonction Documentation (DOC)), au-delà de «_rédacteur_».",
    );
    expect(findingsOf("R07", one)[0]?.grantId).toBe(one.grants[0]?.id);
    const two = { ...one, grants: [...one.grants, onR("MODERATOR", toAccount("a"))] };
    expect(wordsOf("R07", two)).toContain("(Fonction Documentation (DOC) et 1 autre droit)");
    expect(findingsOf("R07", two)[0]?.grantId).toBeNull();
  });

  test("looks at what the parent inherits as well", () => {
    const three = [...rubrics("MANAGER"), aRubric("t", { parentId: "s" })];
    const grants = [onR("WRITER", librarians)];
    expect(verdictsOf("R07", aSmallSchool({ accounts, rubrics: three, grants }))).toEqual(["t+"]);
  });

  test("cannot tell, once a parent, when nobody said what it means", () => {
    const twins = [...rubrics(null), aRubric("t", { parentId: "r" })];
    const grants = [onR("WRITER", librarians)];
    const untold = aSmallSchool({ accounts, rubrics: twins, grants });
    expect(verdictsOf("R07", untold)).toEqual(["r?"]);
    expect(wordsOf("R07", untold)).toBe("le rôle que la rubrique laisse hériter au plus");
  });

  test("ends in rubrics that inherit from each other", () => {
    const circle = [
      aRubric("r", { parentId: "s", inheritedCeiling: "VISITOR" }),
      aRubric("s", { parentId: "r", inheritedCeiling: "MANAGER" }),
    ];
    const grants = [onR("WRITER", librarians)];
    expect(verdictsOf("R07", aSmallSchool({ accounts, rubrics: circle, grants }))).toEqual(["s+"]);
  });
});

describe("R10, nobody manages", () => {
  test("passes with a manager, even by a population, on the rubric and on those that inherit from it", () => {
    const grants = [onR("MANAGER", librarians)];
    expect(verdictsOf("R10", aSmallSchool({ accounts, grants }))).toEqual([]);
  });

  test("fails below the role of manager, and when the manager has left", () => {
    const grants = [onR("MODERATOR", librarians), onR("MANAGER", toAccount("gone"))];
    const school = aSmallSchool({ accounts, grants });
    expect(verdictsOf("R10", school)).toEqual(["r+", "s+"]);
    expect(findingsOf("R10", school)[0]).toMatchObject({ grantId: null, accountId: null });
  });

  test("fails for the parent alone when only the sub-rubric has one", () => {
    const grants = [aGrant(onRubric("s"), "MANAGER", librarians)];
    const school = aSmallSchool({ accounts, grants });
    expect(verdictsOf("R10", school)).toEqual(["r+"]);
    expect(wordsOf("R10", school)).toBe("Personne n’a le rôle de gestionnaire, ni ici ni par héritage.");
  });

  test("cannot tell while no grant was ever imported", () => {
    expect(verdictsOf("R10", aSmallSchool({ accounts }))).toEqual(["r?", "s?"]);
    const revoked = onR("MANAGER", librarians, { revokedOn: "2026-01-01" });
    expect(verdictsOf("R10", aSmallSchool({ accounts, grants: [revoked] }))).toEqual(["r+", "s+"]);
  });
});
