import { describe, expect, it } from "vitest";
import { foldText, nameKey, searchText } from "@/lib/students/rules/search";

describe("foldText", () => {
  it.each([
    ["Đặng", "dang"],
    ["Łukasz", "lukasz"],
    ["Özgür", "ozgur"],
    ["Nguyễn", "nguyen"],
    ["Ŵ", "w"],
    ["Œuvre", "oeuvre"],
    ["Straße STRAẞE", "strasse strasse"],
    ["Søren", "soren"],
    ["İpek Işık", "ipek isik"],
    ["D’Alès", "d ales"],
    ["  Jean--Paul\u00A0 O'Neil ", "jean paul o neil"],
  ])("folds %s into %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe("searchText", () => {
  it("holds the usual name, the birth name, the first name and the identifier, so that a folded query is found", () => {
    const text = searchText({
      lastName: "D’Alès",
      usageName: "Lefèvre",
      firstName: "Zoé",
      identifier: "z.dales12",
    });
    for (const query of ["ALÈS", "lefevre", "zoe", "Z.Dales12"]) expect(text).toContain(foldText(query));
  });

  it("leaves out what a pupil does not have", () => {
    expect(searchText({ lastName: "A", usageName: null, firstName: "B", identifier: null })).toBe("a b");
  });
});

describe("nameKey", () => {
  it("is the same without case, accents, hyphens, apostrophes and spaces", () => {
    expect(nameKey("D’ALES", "Jean Paul")).toBe(nameKey("D'Alès", "Jean-Paul"));
  });

  it("tells the last name from the first", () => {
    expect(nameKey("Martin", "Paul")).not.toBe(nameKey("Paul", "Martin"));
    expect(nameKey("Mar", "tin")).not.toBe(nameKey("Martin", ""));
  });
});
