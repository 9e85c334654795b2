import { expect, test } from "vitest";
import { grantRoles, populationKinds, roleNames, targetKinds } from "@/lib/rights/rules/model";
import {
  holderWords,
  readHolderKind,
  readRole,
  readTargetKind,
  targetWords,
} from "@/lib/imports/rules/rights/words";

test.each(grantRoles)("the word for %s is read back", (role) => {
  expect(readRole(roleNames[role])).toBe(role);
});

test.each([...populationKinds, "ACCOUNT" as const])("the word for %s is read back", (kind) => {
  expect(readHolderKind(holderWords[kind])).toBe(kind);
});

test.each(targetKinds)("the word for %s is read back", (kind) => {
  expect(readTargetKind(targetWords[kind])).toBe(kind);
});

test("apostrophes, accents and capitals do not count; other words say nothing", () => {
  expect(readHolderKind("tout l'ent")).toBe("EVERYONE");
  expect(readHolderKind("TOUT L’ÉTABLISSEMENT")).toBe("ESTABLISHMENT");
  expect(readRole("REDACTEUR")).toBe("WRITER");
  expect(readRole("chef")).toBeNull();
  expect(readHolderKind("")).toBeNull();
});
