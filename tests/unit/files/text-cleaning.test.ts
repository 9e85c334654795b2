import { describe, expect, it } from "vitest";
import { cleanOptional, cleanText, parseDay } from "@/lib/files/text-cleaning";

describe("cleanText", () => {
  it("composes, trims and collapses blanks, marks and control signs", () => {
    expect(cleanText("\u{FEFF} Le\u0301a\u00A0\r\n\t  Petit\u0007 ")).toBe("Léa Petit");
    expect(cleanOptional(" \u00A0 ")).toBeNull();
    expect(cleanOptional(undefined)).toBeNull();
  });
});

describe("parseDay", () => {
  it.each([
    ["03/02/2014", "2014-02-03"],
    ["2014-02-03", "2014-02-03"],
    ["29/02/2024", "2024-02-29"],
    ["12/09/2026 08:15", "2026-09-12"],
    ["2026-09-12T08:15:00", "2026-09-12"],
    ["01/01/1900", "1900-01-01"],
  ])("reads %s", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each([
    "29/02/2023",
    "31/04/2024",
    "00/01/2024",
    "01/00/2024",
    "01/13/2024",
    "2024-13-01",
    "31/12/1899",
    "1/2/2014",
    "03/02/14",
    "03/02/20145",
    "2014-02-033",
    "03-02-2014",
    "hier",
    "",
  ])("does not read %j", (text) => {
    expect(parseDay(text)).toBeNull();
  });
});
