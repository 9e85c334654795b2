import { expect, test } from "vitest";
import { rightsRuleIds } from "@/lib/hygiene/rules/finding";
import { indexRights } from "@/lib/rights/rules/effective";
import { evaluateRights, rightsCatalogue } from "@/lib/rights/rules/findings/evaluate";
import { aHolding, aRubric, rightsToday, toAccount } from "@/tests/support/rights";
import { aSmallSchool, onR } from "@/tests/support/rights-school";

test("every rule is in the catalogue once, in order, with why and what to do", () => {
  expect(rightsCatalogue.map(({ id }) => id)).toEqual(rightsRuleIds);
  for (const { area, title, rationale, advice, source } of rightsCatalogue) {
    expect(area).toBe("RIGHTS");
    expect([title, rationale, advice, source].every((text) => text.length > 5)).toBe(true);
  }
});

test("a school in order has no finding", () => {
  const accounts = [
    aHolding("d", { profile: "DIR", functions: ["DIR"] }),
    aHolding("e", { profile: "ELV", classes: ["6A"] }),
  ];
  const kept = { reason: "Direction", givenOn: rightsToday };
  const grants = [
    onR("MANAGER", { kind: "FUNCTION", value: "DIR" }, kept),
    onR("VISITOR", { kind: "PROFILE", value: "ELV" }, kept),
  ];
  const rubrics = [
    aRubric("r", { inheritedCeiling: "MANAGER" }),
    aRubric("s", { parentId: "r", inheritedCeiling: null }),
  ];
  expect(evaluateRights(indexRights(aSmallSchool({ accounts, grants, rubrics })))).toEqual([]);
});

test.each([
  ["2026-03-14", 0],
  [rightsToday, 1],
])("a right that ends on %s is looked at %d time", (endsOn, times) => {
  const grants = [onR("WRITER", toAccount("a"), { endsOn })];
  const findings = evaluateRights(indexRights(aSmallSchool({ accounts: [aHolding("a")], grants })));
  expect(findings.filter(({ rule }) => rule === "R01")).toHaveLength(times);
});

test("rights revoked, and rights on a target that is gone, are not looked at", () => {
  const revoked = onR("WRITER", toAccount("a"), { revokedOn: "2026-01-01" });
  const gone = { ...onR("WRITER", toAccount("a")), target: { kind: "RUBRIC" as const, id: "gone" } };
  const school = aSmallSchool({ accounts: [aHolding("a")], grants: [revoked, gone] });
  expect(evaluateRights(indexRights(school)).filter(({ grantId }) => grantId !== null)).toEqual([]);
});
