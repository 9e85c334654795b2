import { expect, test } from "vitest";
import { describeScope, grantsInScope, populationOf, scopeOfReview } from "@/lib/reviews/rules/scope";
import { namesOfRights } from "@/lib/rights/rules/names";
import { grant, named, plain, schoolOf, today } from "./reviewed";

const service = { target: { kind: "SERVICE", id: "msg" }, role: "ACCESS" } as const;
const grants = [
  grant({ id: "message", ...service }),
  grant({ id: "paul", holder: { kind: "ACCOUNT", accountId: "a2" } }),
  grant({ id: "jeanne" }),
  grant({ id: "teachers", holder: { kind: "PROFILE", value: "ENS" } }),
  grant({ id: "stranger", holder: { kind: "UNKNOWN", value: "z" } }),
  grant({ id: "lastDay", ...service, holder: { kind: "ACCOUNT", accountId: "a2" }, endsOn: today }),
  grant({ id: "over", ...service, endsOn: "2026-11-25" }),
  grant({ id: "revoked", revokedOn: "2026-01-01" }),
];
const all = { targets: [], personalOnly: false, population: null };
const idsIn = (scope: Parameters<typeof grantsInScope>[1]) =>
  grantsInScope(schoolOf(...grants), scope).map(({ id }) => id);

test("the whole scope is every right in force, by target then by holder", () => {
  expect(idsIn(all)).toEqual(["jeanne", "paul", "teachers", "stranger", "message", "lastDay"]);
});

test("only rights to persons, known or not; only some targets; only the holders of a population", () => {
  expect(idsIn({ ...all, personalOnly: true })).toEqual(["jeanne", "paul", "stranger", "message", "lastDay"]);
  expect(idsIn({ ...all, targets: ["SERVICE:msg"] })).toEqual(["message", "lastDay"]);
  expect(idsIn({ ...all, population: "PROFILE:ENS" })).toEqual(["jeanne", "teachers", "message"]);
  expect(idsIn({ ...all, personalOnly: true, population: "GROUP:cdi" })).toEqual(["paul", "lastDay"]);
  expect(idsIn({ ...all, population: "PROFILE:COL" })).toEqual([]);
  expect(idsIn({ ...all, population: "nonsense" })).toEqual([]);
});

test("a population is one of four kinds, and its value may hold a colon", () => {
  expect(populationOf("GROUP:a:b")).toEqual({ kind: "GROUP", value: "a:b" });
  expect(populationOf("EVERYONE:")).toBeNull();
  expect(populationOf("PROFILE")).toBeNull();
});

test("a scope is told in words, and what is kept of it is read back", () => {
  const names = namesOfRights(named);
  const words = describeScope(
    { targets: ["RUBRIC:cdi"], personalOnly: true, population: "PROFILE:ENS" },
    names,
  );
  expect(plain(words)).toBe("Droits donnés à des personnes, sur « CDI », titulaires : Profil Enseignant");
  const many = Array.from({ length: 4 }, () => "SERVICE:msg");
  expect(plain(describeScope({ ...all, targets: many }, names))).toBe("Tous les droits, sur 4 cibles");
  const kept = { ...all, words: "Tout" };
  expect(scopeOfReview(kept)).toEqual(kept);
  expect(scopeOfReview("broken")).toMatchObject({ targets: [], personalOnly: true });
});
