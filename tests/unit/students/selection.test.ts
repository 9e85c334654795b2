import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  handPicked,
  mostHandPicked,
  selectionSentences,
  targetPairs,
  wholeTarget,
} from "@/lib/students/rules/selection";

const ids = (length: number) => Array.from({ length }, () => randomUUID());

describe("handPicked", () => {
  test.each([1, mostHandPicked])("takes %i pupils", (length) => {
    const eleve = ids(length);
    expect(handPicked(eleve)).toEqual({ target: { portee: "STUDENTS", eleve } });
  });

  test("refuses nobody, and one pupil too many", () => {
    expect(handPicked([])).toEqual({ fault: "vide" });
    expect(handPicked(ids(mostHandPicked + 1))).toEqual({ fault: "trop" });
    expect(selectionSentences.trop).toContain(String(mostHandPicked));
  });

  test("counts each pupil once", () => {
    const [id = ""] = ids(1);
    expect(handPicked(Array.from({ length: mostHandPicked + 1 }, () => id))).toEqual({
      target: { portee: "STUDENTS", eleve: [id] },
    });
  });

  test("the largest list still fits in the address of a request", () => {
    const chosen = handPicked(ids(mostHandPicked));
    const address = "target" in chosen ? new URLSearchParams(targetPairs(chosen.target)).toString() : "";
    // Node refuses more than 16 kB of headers, and a navigation inside the page carries the address twice.
    expect(address.length * 2).toBeLessThan(12_000);
  });
});

describe("wholeTarget", () => {
  test("everything without a filter is the school, with a class alone that class", () => {
    expect(wholeTarget({})).toEqual({ portee: "ALL" });
    expect(wholeTarget({ classe: "4 D" })).toEqual({ portee: "CLASSES", classe: "4 D" });
  });

  test.each([
    { q: "zoe" },
    { etat: "BLOCKED" as const },
    { situation: "SANS_CLASSE" as const },
    { classe: "4 D", etat: "BLOCKED" as const },
  ])("%j must be listed", (filter) => {
    expect(wholeTarget(filter)).toBeNull();
  });
});

test("targetPairs speaks as the wizard reads", () => {
  expect(targetPairs({ portee: "ALL" })).toEqual([["portee", "ALL"]]);
  expect(targetPairs({ portee: "CLASSES", classe: "4 D" })).toEqual([
    ["portee", "CLASSES"],
    ["classe", "4 D"],
  ]);
  expect(targetPairs({ portee: "STUDENTS", eleve: ["a", "b"] })).toEqual([
    ["portee", "STUDENTS"],
    ["eleve", "a"],
    ["eleve", "b"],
  ]);
});
