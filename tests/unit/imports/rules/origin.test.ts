import { describe, expect, it } from "vitest";
import { checkOrigin, type Origin } from "@/lib/imports/rules/origin";
import { schoolYearLabel, schoolYearOf } from "@/lib/imports/rules/school-year";

const right: Origin = { fileUai: "0932048W", uai: "0932048W", fileYear: 2026, currentYear: 2026 };
const check = (more: Partial<Origin>) => checkOrigin({ ...right, ...more });

const warned = (...words: string[]) => ({
  accepted: true,
  change: { warnings: words.map((word): unknown => expect.stringContaining(word)) },
});
const refused = (pattern: RegExp) => ({ accepted: false, reason: expect.stringMatching(pattern) as unknown });

describe("checkOrigin", () => {
  it("accepts the school and the year without a word", () => {
    expect(check({})).toEqual(warned());
  });

  it("refuses another school and names both", () => {
    expect(check({ fileUai: "0752387M" })).toEqual(refused(/0752387M.*0932048W/));
  });

  it("warns of a wrong key letter", () => {
    expect(check({ fileUai: "0932048X", uai: "0932048X" })).toEqual(warned("0932048X"));
  });

  it("refuses an older year, warns of the next, refuses the one after", () => {
    expect(check({ fileYear: 2025 })).toEqual(refused(/2025-2026.*2026-2027/));
    expect(check({ fileYear: 2027 })).toEqual(warned("2027-2028"));
    expect(check({ fileYear: 2028 })).toEqual(refused(/2028-2029/));
  });

  it("warns when the file does not say", () => {
    expect(check({ fileUai: null, fileYear: null })).toEqual(warned("établissement", "année scolaire"));
  });
});

describe("schoolYearOf", () => {
  it.each([
    ["2026-07-31T21:59:59Z", 2025],
    ["2026-07-31T22:00:00Z", 2026],
    ["2026-12-31T23:30:00Z", 2026],
    ["2027-01-01T00:00:00Z", 2026],
  ])("holds %s in the year that began on 1 August, in Paris", (instant, year) => {
    expect(schoolYearOf(new Date(instant))).toBe(year);
  });

  it("is said with both years", () => {
    expect(schoolYearLabel(2026)).toBe("2026-2027");
  });
});
