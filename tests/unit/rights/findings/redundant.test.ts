import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { targetsOf } from "@/lib/rights/rules/effective";
import type { Grant, Holder, RightsSchool } from "@/lib/rights/rules/model";
import { aGrant, aGroup, aHolding, aRubric, onRubric, toAccount } from "@/tests/support/rights";
import { aSmallSchool, findingsOf, onR, wordsOf } from "@/tests/support/rights-school";
import { anyCrowdedSchool, anySchool } from "../any-school";
import { naiveStrength, present } from "../oracle";

const teachers = { kind: "PROFILE", value: "ENS" } as const;
const librarians = { kind: "FUNCTION", value: "DOC" } as const;
const everyone = { kind: "EVERYONE", value: "" } as const;
const accounts = [
  aHolding("a", { profile: "ENS", functions: ["DOC"] }),
  aHolding("b", { profile: "ENS" }),
  aHolding("c", { profile: "ELV" }),
];
const onS = (role: Grant["role"], holder: Holder) => aGrant(onRubric("s"), role, holder);

/** The places, in the list given, of those that are redundant. */
function redundantIn(grants: readonly Grant[], given: Partial<RightsSchool> = {}): number[] {
  const found = findingsOf("R06", aSmallSchool({ accounts, grants, ...given }));
  return found.map(({ grantId }) => grants.findIndex(({ id }) => id === grantId));
}

describe("R06, a grant to a person", () => {
  const own = onR("WRITER", toAccount("a"));

  test("is redundant when a population gives as much, and not when it gives less", () => {
    expect(redundantIn([own, onR("WRITER", teachers)])).toEqual([0]);
    expect(redundantIn([own, onR("MODERATOR", teachers)])).toEqual([0]);
    expect(redundantIn([own, onR("VISITOR", teachers)])).toEqual([]);
  });

  test("is not by a population that does not hold them, nor by another grant of their own", () => {
    expect(redundantIn([own, onR("WRITER", { kind: "PROFILE", value: "ELV" })])).toEqual([]);
    expect(redundantIn([own, onR("MANAGER", toAccount("a"))])).toEqual([]);
  });

  test("is by what they inherit, of a population or of their own", () => {
    const below = onS("WRITER", toAccount("a"));
    expect(redundantIn([below, onR("WRITER", teachers)])).toEqual([0]);
    expect(redundantIn([below, own])).toEqual([0]);
    expect(redundantIn([own, onS("WRITER", teachers)])).toEqual([]);
  });

  test("is not by a rubric that the sub-rubric does not inherit from", () => {
    const rubrics = [aRubric("r"), aRubric("s", { parentId: "r", inherits: false })];
    expect(redundantIn([onS("WRITER", toAccount("a")), onR("WRITER", teachers)], { rubrics })).toEqual([]);
  });
});

describe("R06, a grant to a population", () => {
  test("is redundant when a wider one gives as much, and the wider one is not", () => {
    expect(redundantIn([onR("WRITER", librarians), onR("WRITER", everyone)])).toEqual([0]);
    expect(redundantIn([onR("WRITER", librarians), onR("VISITOR", everyone)])).toEqual([]);
  });

  test("is by the same one inherited, or given twice: the later", () => {
    expect(redundantIn([onS("WRITER", teachers), onR("WRITER", teachers)])).toEqual([0]);
    expect(redundantIn([onR("WRITER", teachers), onR("WRITER", teachers)])).toEqual([1]);
  });

  test("of two of the same people, only the later is", () => {
    const groups = [aGroup("g", ["a", "b"])];
    const group = { kind: "GROUP", value: "g" } as const;
    expect(redundantIn([onR("WRITER", teachers), onR("WRITER", group)], { groups })).toEqual([1]);
  });

  test("is not by a person, nor when it is empty", () => {
    expect(redundantIn([onR("WRITER", librarians), onR("WRITER", toAccount("a"))])).toEqual([1]);
    expect(redundantIn([onR("WRITER", { kind: "CLASS", value: "x" }), onR("WRITER", everyone)])).toEqual([]);
  });

  test("leaves one of two in rubrics that inherit from each other", () => {
    const rubrics = [aRubric("r", { parentId: "s" }), aRubric("s", { parentId: "r" })];
    expect(redundantIn([onR("WRITER", teachers), onS("WRITER", teachers)], { rubrics })).toEqual([1]);
    const own = [onR("WRITER", toAccount("a")), onS("WRITER", toAccount("a"))];
    expect(redundantIn(own, { rubrics })).toEqual([1]);
  });
});

test("R06 says by what", () => {
  const rubrics = [aRubric("r", { name: "Vie pédagogique" }), aRubric("s", { parentId: "r" })];
  const grants = [onS("WRITER", toAccount("a")), onR("MANAGER", librarians)];
  expect(wordsOf("R06", aSmallSchool({ accounts, grants, rubrics }))).toBe(
    "Déjà couvert par un autre droit_: Fonction Documentation (DOC), gestionnaire sur «_Vie pédagogique_», dont celle-ci hérite.",
  );
});

test("R06 names the grant that gives as much, and not a weaker one before it", () => {
  const grants = [onR("WRITER", toAccount("a")), onR("VISITOR", librarians), onR("WRITER", teachers)];
  const [finding] = findingsOf("R06", aSmallSchool({ accounts, grants }));
  expect(finding?.verdict).toEqual({
    kind: "FAILS",
    evidence: "Déjà couvert par un autre droit\u00A0: Profil Enseignant, rédacteur.",
  });
});

test("whatever the school, revoking every redundant grant takes no right from anybody", () => {
  fc.assert(
    fc.property(fc.oneof(anySchool, anyCrowdedSchool), (school) => {
      const redundant = new Set(findingsOf("R06", school).map(({ grantId }) => grantId));
      const after = { ...school, grants: school.grants.filter(({ id }) => !redundant.has(id)) };
      for (const target of targetsOf(school))
        for (const id of present(school))
          expect(naiveStrength(after, id, target)).toBe(naiveStrength(school, id, target));
    }),
    { numRuns: 300 },
  );
});
