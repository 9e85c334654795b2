import { describe, expect, it } from "vitest";
import { isPersonal } from "@/lib/rights/rules/model";
import { rightsFiles } from "@/scripts/sample/rights/files";
import { school } from "../people/written";
import { contentOf, importedRights } from "./imported";

const names = ["rubriques.csv", "services.csv", "groupes.csv", "droits.csv"];

describe("the files of the rights", () => {
  it("are four, in the order they are imported", () => {
    expect(rightsFiles(school).map(({ name }) => name)).toEqual(names);
  });

  it("are the same to the byte for the same seed", async () => {
    for (const rank of names.keys())
      expect((await contentOf(rank, school)).equals(await contentOf(rank, school))).toBe(true);
    const other = await contentOf(3, { ...school, seed: 8 });
    expect(other.equals(await contentOf(3, school))).toBe(false);
  });

  it("follow the day they are written for", async () => {
    const later = await importedRights({ ...school, date: new Date("2027-02-01") });
    expect(later.school.grants.every(({ givenOn }) => (givenOn ?? "") < "2027-02-01")).toBe(true);
    expect(later.school.grants.some(({ givenOn }) => (givenOn ?? "").startsWith("2027-01"))).toBe(true);
  });
});

describe.each([640, 30, 1500])("the rights of a school of %i pupils", (pupils) => {
  it("are read and planned without a line left out, and two names alone are nobody’s", async () => {
    const { plans, remarks } = await importedRights({ ...school, pupils });
    expect(remarks).toEqual([]);
    expect(plans.flatMap(({ rejected }) => rejected)).toEqual([]);
    expect(plans.flatMap(({ lines }) => lines).filter(({ kind }) => kind !== "NEW")).toEqual([]);
    expect(plans.map(({ unknown }) => unknown.length)).toEqual([0, 0, 1, 1]);
  });
});

describe("the rights of a usual school", async () => {
  const { school: rights } = await importedRights(school);

  it("are those of a collège: a tree of three levels, services, groups and grants", () => {
    const depthOf = (id: string | null): number =>
      id === null ? 0 : 1 + depthOf(rights.rubrics.find((rubric) => rubric.id === id)?.parentId ?? null);
    expect(rights.rubrics).toHaveLength(44);
    expect(Math.max(...rights.rubrics.map(({ id }) => depthOf(id)))).toBe(3);
    expect(rights.rubrics.filter(({ inherits }) => !inherits).length).toBeGreaterThan(0);
    expect(rights.services).toHaveLength(18);
    expect(rights.groups).toHaveLength(13);
    expect(rights.groups.some(({ groupKeys }) => groupKeys.length > 0)).toBe(true);
  });

  it("are given to populations, and one in five to persons, over five years", () => {
    const personal = rights.grants.filter(isPersonal);
    expect(rights.grants.length).toBeGreaterThan(550);
    expect(rights.grants.length).toBeLessThan(700);
    expect(personal.length).toBeGreaterThan(110);
    expect(personal.length).toBeLessThan(140);
    const years = new Set(personal.map(({ givenOn }) => givenOn?.slice(0, 4)));
    expect([...years].sort()).toEqual(["2021", "2022", "2023", "2024", "2025", "2026"]);
    const explained = personal.filter(({ reason }) => reason !== null).length;
    expect(explained).toBeGreaterThan(40);
    expect(explained).toBeLessThan(personal.length - 40);
  });
});
