import { describe, expect, test } from "vitest";
import { targetPairs, wholeTarget } from "@/lib/students/rules/selection";

describe("wholeTarget", () => {
  test("no filter is the school, a class alone is the class", () => {
    expect(wholeTarget({})).toEqual({ portee: "ALL" });
    expect(wholeTarget({ classe: "4 D" })).toEqual({ portee: "CLASSES", classe: "4 D" });
  });

  test.each([
    { q: "dupont" },
    { etat: "BLOCKED" },
    { situation: "ECARTES" },
    { classe: "4 D", etat: "ACTIVE" },
  ] as const)("%j must be listed", (filter) => {
    expect(wholeTarget(filter)).toBeNull();
  });
});

test("targetPairs speaks as the wizard reads", () => {
  expect(targetPairs({ portee: "ALL" })).toEqual([["portee", "ALL"]]);
  expect(targetPairs({ portee: "CLASSES", classe: "4 D" })).toEqual([
    ["portee", "CLASSES"],
    ["classe", "4 D"],
  ]);
});
