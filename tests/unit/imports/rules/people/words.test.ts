import { expect, test } from "vitest";
import { readProfile, readSource } from "@/lib/imports/rules/people/words";

test.each([
  ["Manuel", "MANUAL"],
  ["À la main", "MANUAL"],
  ["AAF", "AAF"],
  ["Annuaire académique", "AAF"],
  ["STSWEB", "STSWEB"],
  ["SIECLE", null],
  ["CSV", null],
  ["Martien", undefined],
])("the source %s is %s", (text, source) => {
  expect(readSource(text)).toBe(source);
});

test("a profile is read through apostrophes and accents", () => {
  expect(readProfile("Chef d’établissement")).toBe("DIR");
  expect(readProfile("CHEF D'ETABLISSEMENT")).toBe("DIR");
  expect(readProfile("Professeur documentaliste")).toBe("DOC");
  expect(readProfile("Inconnu au bataillon")).toBeNull();
});
