import { expect, test } from "vitest";
import { indexHolders, writtenOf } from "@/lib/imports/rules/rights/people-index";
import { aHolding } from "@/tests/support/rights";

const jeanne = aHolding("a", { lastName: "DUPONT", firstName: "Jeanne", login: "j.dupont" });
const dashed = aHolding("b", { lastName: "DUPONT", firstName: "Jean", login: "j-dupont" });
const married = aHolding("c", { lastName: "ROUX", usageName: "L’HÔTE", firstName: "Léa", login: null });

test("an identifier is exact but for its capitals: dots and dashes tell two people apart", () => {
  const find = indexHolders([jeanne, dashed]);
  expect(find("J.DUPONT")?.id).toBe("a");
  expect(find("j-dupont")?.id).toBe("b");
  expect(find("j dupont")).toBeNull();
});

test("a full name is found in either order, by either last name", () => {
  const find = indexHolders([jeanne, married]);
  expect(find("Dupont Jeanne")?.id).toBe("a");
  expect(find("léa l'hote")?.id).toBe("c");
  expect(find("Roux Léa")?.id).toBe("c");
});

test("two namesakes are nobody", () => {
  const find = indexHolders([jeanne, { ...jeanne, id: "z", login: "j.dupont2" }]);
  expect(find("Jeanne Dupont")).toBeNull();
  expect(find("j.dupont2")?.id).toBe("z");
});

test.each([jeanne, married])("what the console writes of somebody is found again", (account) => {
  expect(indexHolders([jeanne, dashed, married])(writtenOf(account))?.id).toBe(account.id);
});
