import { describe, expect, test } from "vitest";
import { countsOf, decideReach, reasonsKept } from "@/lib/resets/rules/reach";
import { withinClasses } from "@/lib/resets/rules/selection";

describe("decideReach", () => {
  test.each([
    [null, false, false, true],
    [["6e A"], true, true, true],
    [["6e A"], true, false, false],
    [["6e A"], false, true, false],
    [[], true, false, false],
  ] as const)("classes %j, own %s, whole %s: %s", (classes, isOwn, isWhole, accepted) => {
    expect(decideReach({ classes, isOwn, isWhole }).accepted).toBe(accepted);
  });
});

test("the counts of some classes say nothing of the others", () => {
  const seen = [
    { className: "6e A", status: "DONE", count: 20 },
    { className: "6e A", status: "FAILED", count: 1 },
    { className: "6e B", status: "PENDING", count: 4 },
    { className: "6e B", status: "CANCELLED", count: 2 },
    { className: "6e B", status: "EXCLUDED", count: 3 },
  ] as const;
  expect(countsOf(seen)).toEqual({
    scope: { kind: "CLASSES", names: ["6e A", "6e B"] },
    selectedCount: 27,
    excludedCount: 3,
    doneCount: 20,
    failedCount: 1,
  });
  expect(countsOf([])).toMatchObject({ selectedCount: 0, excludedCount: 0, doneCount: 0, failedCount: 0 });
});

describe("withinClasses", () => {
  const held = ["6e A", "6e B"];
  test.each([
    [{ kind: "ALL" }, null, { kind: "ALL" }],
    [{ kind: "ALL" }, held, { kind: "CLASSES", names: held }],
    [{ kind: "ALL" }, [], { kind: "CLASSES", names: [] }],
    [{ kind: "CLASSES", names: ["6e B", "4 D"] }, held, { kind: "CLASSES", names: ["6e B"] }],
    [{ kind: "CLASSES", names: ["4 D"] }, held, { kind: "CLASSES", names: [] }],
    [{ kind: "CLASSES", names: ["4 D"] }, null, { kind: "CLASSES", names: ["4 D"] }],
    [{ kind: "GROUPS", names: ["5ESP1"] }, held, { kind: "GROUPS", names: ["5ESP1"], within: held }],
    [{ kind: "STUDENTS", ids: ["1"] }, held, { kind: "STUDENTS", ids: ["1"] }],
  ] as const)("%j for %j", (scope, classes, expected) => {
    expect(withinClasses(scope, classes)).toEqual(expected);
  });
});

test("the reasons of another are not shown, the exclusions not applied are", () => {
  const kept = reasonsKept({ FEDERATED: "Zoé a perdu son téléphone" });
  expect(Object.keys(kept)).toEqual(["FEDERATED"]);
  expect(JSON.stringify(kept)).not.toContain("Zoé");
});
