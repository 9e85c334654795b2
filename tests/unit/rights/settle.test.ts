import { expect, test } from "vitest";
import type { Announced, BatchLine } from "@/lib/rights/rules/draft";
import { indexRights } from "@/lib/rights/rules/effective";
import type { Grant, RightsSchool } from "@/lib/rights/rules/model";
import { namesOfRights } from "@/lib/rights/rules/names";
import { settleBatch } from "@/lib/rights/rules/settle";
import { aGrant, aHolding, aRightsSchool, aService, onService, toAccount } from "@/tests/support/rights";

const target = onService("s");
const teachers = ["a", "b"].map((id) => aHolding(id, { profile: "ENS" }));

/** Two teachers hold the service by name. */
function twoGrants(): [Grant, Grant] {
  return [aGrant(target, "ACCESS", toAccount("a")), aGrant(target, "ACCESS", toAccount("b"))];
}

const schoolOf = (given: Partial<RightsSchool>) =>
  aRightsSchool({ accounts: teachers, services: [aService("s")], ...given });

const revoking = (grants: readonly Grant[]): BatchLine[] =>
  grants.map(({ id }, rank) => ({ seq: rank + 1, choice: 0, change: "REVOKED", subject: id, label: id }));

const giving: BatchLine = {
  ...{ seq: 3, choice: 0, change: "GIVEN", subject: "new", label: "ENS" },
  given: { target, role: "ACCESS", population: { kind: "PROFILE", value: "ENS" } },
};

const announced: Announced = { choice: 0, kind: "exact", target, role: "ACCESS", gains: [], losses: [] };

const settle = (school: RightsSchool, lines: readonly BatchLine[], said = announced) =>
  settleBatch(indexRights(school), { lines, announced: [said] }, namesOfRights(school));

test("what was announced and still is so is done whole", () => {
  const grants = twoGrants();
  const { refusals, changes } = settle(schoolOf({ grants }), [...revoking(grants), giving]);
  expect(refusals.size).toBe(0);
  expect(changes).toHaveLength(1);
});

test("a population that would give a right back to whom lost it meanwhile refuses the choice, and names them", () => {
  const [first, second] = twoGrants();
  const grants = [{ ...first, revokedOn: "2026-03-14" }, second];
  const { refusals, changes } = settle(schoolOf({ grants }), [...revoking(grants), giving]);
  expect([...refusals.keys()].sort()).toEqual([1, 2, 3]);
  expect(refusals.get(3)).toContain("Prénom a");
  expect(changes).toEqual([]);
});

test("somebody who joined since would gain: the choice is refused, unless it was announced", () => {
  const grants = twoGrants();
  const school = schoolOf({ grants, accounts: [...teachers, aHolding("c", { profile: "ENS" })] });
  const lines = [...revoking(grants), giving];
  expect(settle(school, lines).refusals.get(3)).toContain("Prénom c");
  expect(settle(school, lines, { ...announced, gains: ["c"] }).refusals.size).toBe(0);
});

test("a loss that nobody announced refuses the choice", () => {
  const grants = twoGrants();
  const lines = revoking(grants);
  expect(settle(schoolOf({ grants }), lines).refusals.size).toBe(2);
  expect(settle(schoolOf({ grants }), lines, { ...announced, losses: ["a", "b"] }).refusals.size).toBe(0);
});

test("a new group leaves out whom somebody revoked meanwhile, and only them", () => {
  const [first, second] = twoGrants();
  const grants = [{ ...first, revokedOn: "2026-03-14" }, second];
  const group = { key: "vigie-1", name: "Groupe", accountIds: ["a", "b"] };
  const lines: BatchLine[] = [
    ...revoking(grants),
    { seq: 3, choice: 0, change: "GROUPED", subject: "g", label: "Groupe", group },
    {
      ...{ seq: 4, choice: 0, change: "GIVEN", subject: "new", label: "Groupe" },
      given: { target, role: "ACCESS", population: { kind: "GROUP", value: group.key } },
    },
  ];
  const settled = settle(schoolOf({ grants }), lines);
  expect([...settled.refusals.keys()]).toEqual([1]);
  expect(settled.lines[2]).toMatchObject({ group: { accountIds: ["b"] } });
});

test("a grant that no longer exists refuses its line", () => {
  const grants = twoGrants();
  const { refusals } = settle(schoolOf({ grants: [grants[0]] }), revoking([grants[1]]), {
    ...announced,
    losses: ["b"],
  });
  expect(refusals.get(1)).toBe("Ce droit n’existe plus.");
});
