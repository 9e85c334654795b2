import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexRights, targetsOf } from "@/lib/rights/rules/effective";
import { explainAccount, explainTarget } from "@/lib/rights/rules/explain";
import { type Grant, type RightsSchool, targetKey } from "@/lib/rights/rules/model";
import { namesOfRights } from "@/lib/rights/rules/names";
import { pathWords, whyWords } from "@/lib/rights/rules/sentence";
import {
  aGrant,
  aGroup,
  aHolding,
  aRightsSchool,
  aRubric,
  aService,
  onRubric,
  onService,
  toAccount,
} from "@/tests/support/rights";
import { anySchool } from "./any-school";
import { naiveStrength, present } from "./oracle";

const jeanne = aHolding("j", { firstName: "Jeanne", lastName: "Dupont", functions: ["DOC"] });
const library = [aRubric("v", { name: "Vie pédagogique" }), aRubric("c", { name: "CDI", parentId: "v" })];

/** Why Jeanne has each of her rights, in words. */
function reasons(given: Partial<RightsSchool>): string[] {
  const school = aRightsSchool({ accounts: [jeanne], rubrics: library, ...given });
  const names = namesOfRights(school);
  return explainAccount(indexRights(school), "j").map((one) =>
    whyWords(one, names).replaceAll("\u00A0", "_"),
  );
}

const byFunction = (role: Grant["role"], rubric: string) =>
  aGrant(onRubric(rubric), role, { kind: "FUNCTION", value: "DOC" });

describe("the reason", () => {
  test("tells the population, then the rubric and where it inherits from", () => {
    expect(reasons({ grants: [byFunction("WRITER", "v")] })).toEqual([
      "Fonction Documentation (DOC)",
      "Fonction Documentation (DOC) → hérité de Vie pédagogique",
    ]);
  });

  test("tells each group that holds the one before", () => {
    const groups = [aGroup("g1", ["j"]), aGroup("g2", [], ["g1"]), aGroup("g3", [], ["g2"])];
    const grants = [aGrant(onRubric("c"), "MANAGER", { kind: "GROUP", value: "g3" })];
    expect(reasons({ groups, grants })).toEqual(["Groupe Groupe g1 → groupe Groupe g2 → groupe Groupe g3"]);
  });

  test("tells every path of the strongest role, and none of a weaker one", () => {
    const grants = [
      byFunction("VISITOR", "c"),
      byFunction("WRITER", "v"),
      aGrant(onRubric("c"), "WRITER", toAccount("j")),
    ];
    expect(reasons({ rubrics: library, grants })[1]).toBe(
      "Droit donné à la personne_; ou fonction Documentation (DOC) → hérité de Vie pédagogique",
    );
  });

  test("leaves a weaker path to be told beside", () => {
    const grants = [byFunction("VISITOR", "c"), aGrant(onRubric("c"), "WRITER", toAccount("j"))];
    const school = aRightsSchool({ accounts: [jeanne], rubrics: library, grants });
    const target = onRubric("c");
    const words = explainTarget(indexRights(school), target)[0]?.paths.map((path) =>
      pathWords(path, namesOfRights(school)),
    );
    expect(words).toEqual(["droit donné à la personne", "fonction Documentation (DOC)"]);
  });

  test("tells every rubric that the right comes through", () => {
    const rubrics = [...library, aRubric("l", { name: "Lecture", parentId: "c" })];
    expect(reasons({ rubrics, grants: [byFunction("VISITOR", "v")] })[2]).toContain(
      "→ hérité de CDI, elle-même de Vie pédagogique",
    );
  });

  test("repeats neither the person, nor the role, nor the target", () => {
    const grants = [aGrant(onService("m"), "ACCESS", { kind: "EVERYONE", value: "" })];
    expect(reasons({ services: [aService("m")], grants })).toEqual(["Tout l’ENT"]);
  });
});

describe("paths", () => {
  test("somebody named by two groups has a path by each, the nearest first", () => {
    const groups = [aGroup("g1", ["j"]), aGroup("g2", ["j"], ["g1"])];
    const grants = [aGrant(onRubric("c"), "VISITOR", { kind: "GROUP", value: "g2" })];
    const school = aRightsSchool({ accounts: [jeanne], rubrics: library, groups, grants });
    const [access] = explainTarget(indexRights(school), onRubric("c"));
    expect(access?.paths.map(({ groups: keys }) => keys)).toEqual([["g2"], ["g1", "g2"]]);
  });

  test("groups that hold each other end, named by an account or by the group", () => {
    const groups = [aGroup("g1", [], ["g2"]), aGroup("g2", [], ["g1"])];
    const accounts = [aHolding("j", { groups: ["g2"] })];
    const grants = [aGrant(onRubric("c"), "VISITOR", { kind: "GROUP", value: "g1" })];
    const school = aRightsSchool({ accounts, rubrics: library, groups, grants });
    const [access] = explainTarget(indexRights(school), onRubric("c"));
    expect(access?.paths.map(({ groups: keys }) => keys)).toEqual([["g2", "g1"]]);
  });

  test("rubrics that inherit from each other end", () => {
    const rubrics = [aRubric("v", { parentId: "c" }), aRubric("c", { parentId: "v" })];
    expect(reasons({ rubrics, grants: [byFunction("WRITER", "v")] })).toHaveLength(2);
  });

  test("nobody gone, unknown or without a right has one", () => {
    const accounts = [aHolding("p", { status: "DEPARTED" }), aHolding("o")];
    const grants = [
      aGrant(onRubric("c"), "MANAGER", toAccount("p")),
      aGrant(onRubric("c"), "MANAGER", { kind: "UNKNOWN", value: "Zoé" }),
      aGrant(onRubric("c"), "MANAGER", toAccount("o"), { revokedOn: "2026-01-01" }),
    ];
    const index = indexRights(aRightsSchool({ accounts, rubrics: library, grants }));
    expect(explainTarget(index, onRubric("c"))).toEqual([]);
    expect(["p", "o", "gone"].flatMap((id) => explainAccount(index, id))).toEqual([]);
  });
});

/** Each present person with each target, and what both questions say of them. */
function explainAll(school: RightsSchool) {
  const index = indexRights(school);
  return targetsOf(school).flatMap((target) => {
    const accesses = explainTarget(index, target);
    return present(school).map((id) => {
      const access = accesses.find(({ person }) => person.id === id);
      const own = explainAccount(index, id).find((one) => targetKey(one.target) === targetKey(target));
      return {
        id,
        target,
        strength: access?.strength ?? 0,
        paths: access?.paths ?? [],
        own: own?.paths ?? [],
      };
    });
  });
}

test("whatever the school, those explained are those who have a right, by the grants that give it alone", () => {
  fc.assert(
    fc.property(anySchool, (school) => {
      for (const { id, target, strength, paths, own } of explainAll(school)) {
        expect(strength).toBe(naiveStrength(school, id, target));
        expect(own).toEqual(paths);
        const giving = school.grants.filter((grant) =>
          naiveStrength(school, id, target, (one) => one === grant),
        );
        expect(new Set(paths.map(({ grant }) => grant))).toEqual(new Set(giving));
      }
    }),
    { numRuns: 100 },
  );
});
