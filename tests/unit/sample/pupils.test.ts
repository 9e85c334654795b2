import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIne } from "@/lib/imports/rules/ine";
import { uaiKeyIsRight } from "@/lib/establishments/rules";
import { samplePupils, type SamplePupil } from "../../../scripts/sample/pupils";
import { sampleClasses, sampleGroups, sampleUai } from "../../../scripts/sample/school";

const date = new Date("2026-11-23");
const pupilsOf = (pupils: number, seed = 1): SamplePupil[] => [...samplePupils({ pupils, seed, date })];
const enrolled = (all: readonly SamplePupil[]): SamplePupil[] =>
  all.filter(({ standing }) => standing === "ENROLLED");

describe("the classes", () => {
  it("are 24 for 640 pupils, six a level, some with a space instead of « e »", () => {
    const codes = sampleClasses(640).map(({ code }) => code);
    expect(codes).toHaveLength(24);
    expect(codes.slice(0, 6)).toEqual(["6e A", "6e B", "6e C", "6e D", "6e E", "6e F"]);
    expect(codes).toContain("4 D");
    expect(codes.at(-1)).toBe("3e F");
  });

  it("grow with the school, keep different codes, and fit the eight signs of SIECLE", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300_000 }), (pupils) => {
        const classes = sampleClasses(pupils);
        const codes = classes.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(Math.max(...codes.map(({ length }) => length))).toBeLessThanOrEqual(8);
      }),
      { numRuns: 30 },
    );
  });

  it("hold about 27 pupils each", () => {
    const sizes = new Map<string, number>();
    for (const { schoolClass } of enrolled(pupilsOf(640)))
      sizes.set(schoolClass.code, (sizes.get(schoolClass.code) ?? 0) + 1);
    expect(sizes.size).toBe(24);
    expect(Math.min(...sizes.values())).toBe(26);
    expect(Math.max(...sizes.values())).toBe(27);
  });
});

describe("the pupils", () => {
  const all = pupilsOf(20_000, 7);

  it("are as many as asked, with a few who left or whom SIECLE does not know yet", () => {
    expect(enrolled(all)).toHaveLength(20_000);
    expect(all.filter(({ standing }) => standing === "DEPARTED")).toHaveLength(120);
    expect(all.filter(({ standing }) => standing === "NOT_IN_SIECLE")).toHaveLength(80);
    expect(enrolled(pupilsOf(1))).toHaveLength(1);
  });

  it("have identifiers of the three forms, never twice", () => {
    const ines = all.flatMap(({ ine }) => (ine === null ? [] : [ine]));
    expect(ines.every(({ value }) => isIne(value))).toBe(true);
    expect(new Set(ines.map(({ value }) => value)).size).toBe(ines.length);
    expect(new Set(ines.map(({ form }) => form))).toEqual(new Set(["RNIE", "BEA", "APPRENTICE"]));
    expect(ines.length).toBeLessThan(all.length);
    expect(new Set(all.map(({ sourceId }) => sourceId)).size).toBe(all.length);
  });

  it("are of the age of their class, give or take a year", () => {
    for (const { bornOn, schoolClass } of all)
      expect(Math.abs(2026 - schoolClass.level.age - bornOn.getUTCFullYear())).toBeLessThanOrEqual(1);
  });

  it("left before the day of the export, if they left", () => {
    for (const { leftOn, standing } of all) {
      expect(leftOn !== null).toBe(standing === "DEPARTED");
      if (leftOn) expect(leftOn < date).toBe(true);
    }
  });

  it("are in groups that the school declares", () => {
    const declared = new Set(sampleGroups(sampleClasses(20_000)).map(({ code }) => code));
    for (const { groups } of all) for (const group of groups) expect(declared.has(group)).toBe(true);
    expect(Math.max(...[...declared].map(({ length }) => length))).toBeLessThanOrEqual(8);
  });

  it("follow the school year, which turns on 1 August", () => {
    const yearOf = (day: string): number | undefined =>
      [...samplePupils({ pupils: 1, seed: 1, date: new Date(day) })][0]?.enteredOn.getUTCFullYear();
    expect(yearOf("2026-07-31")).toBe(2025);
    expect(yearOf("2026-08-01")).toBe(2026);
  });

  it("come one at a time, whatever the size of the school", () => {
    const first = samplePupils({ pupils: 1_000_000, seed: 1, date }).next();
    expect(first.value).toMatchObject({ standing: "ENROLLED", schoolClass: { code: "6e A" } });
  });
});

describe("the school", () => {
  it("has a UAI whose key letter is right", () => {
    expect(sampleUai).toBe("0312345F");
    expect(uaiKeyIsRight(sampleUai)).toBe(true);
  });
});
