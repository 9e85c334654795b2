import { describe, expect, it } from "vitest";
import { describeYear, fewestToTell, type YearFacts } from "@/lib/imports/rules/year-switch";

const usual: YearFacts = {
  ...{ fileYear: 2026, storedYear: 2026, matched: 100, moved: 0, added: 0, missing: 0 },
};
const say = (more: Partial<YearFacts>) => describeYear({ ...usual, ...more });

describe("describeYear", () => {
  it("says nothing of a file of the year that the school holds", () => {
    expect(say({})).toBeNull();
    expect(say({ fileYear: null, storedYear: null })).toBeNull();
  });

  it("announces a new year with its figures, and that nobody is ticked", () => {
    const sentence = say({ fileYear: 2027, moved: 70, added: 1, missing: 25 });
    expect(sentence).toMatch(/^Nouvelle année scolaire.*2027-2028.*2026-2027/);
    expect(sentence).toMatch(/70 élèves connus changent de classe.*1 arrive.*25 n’y sont plus.*aucun départ/);
  });

  it("announces it however few pupils change class", () => {
    expect(say({ fileYear: 2027, matched: 0 })).toMatch(/^Nouvelle année scolaire/);
  });

  it("warns of an older year", () => {
    expect(say({ fileYear: 2025 })).toMatch(/2025-2026, plus ancien.*2026-2027.*anciennes classes/);
  });

  it.each([
    ["as many as not", { matched: 100, moved: 50 }, false],
    ["more than half", { matched: 100, moved: 51 }, true],
    ["all of too few", { matched: fewestToTell - 1, moved: fewestToTell - 1 }, false],
    ["all of just enough", { matched: fewestToTell, moved: fewestToTell }, true],
  ])("sees that %s change class", (_, figures, told) => {
    expect(say({ ...figures, fileYear: null })).toEqual(
      told ? expect.stringContaining("semble être celui d’une nouvelle année") : null,
    );
    expect(say({ ...figures, storedYear: null }) !== null).toBe(told);
    expect(say(figures)).toEqual(told ? expect.stringContaining("comme la console") : null);
  });
});
