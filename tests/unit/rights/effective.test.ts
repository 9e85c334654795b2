import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexRights, levelsOn, levelsOnAll, strengthIn, targetsOf } from "@/lib/rights/rules/effective";
import { type RightsSchool, type Target, targetKey } from "@/lib/rights/rules/model";
import { membersOf } from "@/lib/rights/rules/populations";
import {
  aGrant,
  aGroup,
  aHolding,
  aRightsSchool,
  aRubric,
  onRubric,
  rightsToday,
  toAccount,
} from "@/tests/support/rights";
import { anySchool, drawnPopulations } from "./any-school";
import { naiveMembers, naiveStrength, present } from "./oracle";

const strengthOn = (school: RightsSchool, accountId: string, target: Target) => {
  const index = indexRights(school);
  const rank = index.roll.rankOf.get(accountId);
  return rank === undefined ? 0 : strengthIn(levelsOn(index, target), rank);
};

describe("whatever the school", () => {
  test("everybody’s strength on each target is the one of the naive recursion", () => {
    fc.assert(
      fc.property(anySchool, (school) => {
        const index = indexRights(school);
        const all = levelsOnAll(index);
        expect(index.roll.people.map(({ id }) => id)).toEqual(present(school));
        for (const target of targetsOf(school)) {
          const levels = levelsOn(index, target);
          const together = all.get(targetKey(target)) ?? [];
          index.roll.people.forEach(({ id }, rank) => {
            const strength = naiveStrength(school, id, target);
            expect(strengthIn(levels, rank)).toBe(strength);
            expect(strengthIn(together, rank)).toBe(strength);
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  test("each population has the members that the naive walk finds", () => {
    fc.assert(
      fc.property(anySchool, (school) => {
        const { roll } = indexRights(school);
        for (const population of drawnPopulations) {
          const ranks = membersOf(roll, population).ranks();
          expect(new Set(ranks.map((rank) => roll.people[rank]?.id))).toEqual(
            naiveMembers(school, population),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a right", () => {
  const school = (given: Partial<RightsSchool>) =>
    aRightsSchool({ accounts: [aHolding("a"), aHolding("b")], rubrics: [aRubric("r")], ...given });
  const visit = onRubric("r");

  test.each([
    ["2026-03-14", 0],
    [rightsToday, 1],
    ["2026-03-16", 1],
  ])("that ends on %s gives %d on the 15th", (endsOn, strength) => {
    const grants = [aGrant(visit, "VISITOR", toAccount("a"), { endsOn })];
    expect(strengthOn(school({ grants }), "a", visit)).toBe(strength);
  });

  test("revoked gives nothing", () => {
    const grants = [aGrant(visit, "MANAGER", toAccount("a"), { revokedOn: "2026-03-01" })];
    expect(strengthOn(school({ grants }), "a", visit)).toBe(0);
  });

  test.each([
    ["ACTIVE", 3],
    ["SUSPENDED", 3],
    ["DEPARTED", 0],
    ["BINNED", 0],
  ] as const)("of somebody %s gives %d", (status, strength) => {
    const grants = [aGrant(visit, "MODERATOR", toAccount("a"))];
    const accounts = [aHolding("a", { status })];
    expect(strengthOn(school({ grants, accounts }), "a", visit)).toBe(strength);
  });

  test("flows down a circle of rubrics, once", () => {
    const rubrics = [
      aRubric("r", { parentId: "s" }),
      aRubric("s", { parentId: "t" }),
      aRubric("t", { parentId: "r" }),
    ];
    const grants = [aGrant(onRubric("t"), "WRITER", toAccount("a"))];
    for (const id of ["r", "s", "t"])
      expect(strengthOn(school({ rubrics, grants }), "a", onRubric(id))).toBe(2);
  });

  test("stops at a rubric that does not inherit", () => {
    const rubrics = [
      aRubric("r"),
      aRubric("s", { parentId: "r", inherits: false }),
      aRubric("t", { parentId: "s" }),
    ];
    const grants = [aGrant(visit, "WRITER", toAccount("a"))];
    expect(strengthOn(school({ rubrics, grants }), "a", onRubric("t"))).toBe(0);
  });

  test("reaches the members of groups that hold each other", () => {
    const groups = [aGroup("g", [], ["h"]), aGroup("h", ["a"], ["g"])];
    const grants = [aGrant(visit, "VISITOR", { kind: "GROUP", value: "g" })];
    expect(strengthOn(school({ groups, grants }), "a", visit)).toBe(1);
    expect(strengthOn(school({ groups, grants }), "b", visit)).toBe(0);
  });
});
