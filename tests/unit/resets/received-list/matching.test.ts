import { describe, expect, test } from "vitest";
import {
  indexPupils,
  type ListPupil,
  type ListRecord,
  matchLine,
} from "@/lib/resets/rules/received-list/matching";
import { pupil, record } from "./lists";

/** Who a line is matched with, or what makes it doubtful and between whom. */
function matched(line: Partial<ListRecord>, pupils: readonly ListPupil[]): string {
  const match = matchLine(record(2, line), indexPupils(pupils));
  if (match.kind === "found") return match.pupil.id;
  if (match.kind === "unknown") return "unknown";
  return `${match.reason} ${match.candidates.map(({ id }) => id).join(",")}`;
}

const zoe = pupil("1", { lastName: "D’ŒUVRE", identifier: "z.doeuvre", ine: "123456789AB" });
const max = pupil("2", { lastName: "MARTIN", firstName: "Max", identifier: null, className: "4 D" });

describe("a line is matched", () => {
  test.each<[string, Partial<ListRecord>, string]>([
    ["by its identifier alone", { identifier: "z.doeuvre" }, "1"],
    ["by its identifier, whatever the case", { identifier: "Z.DOEUVRE" }, "1"],
    ["by its INE", { ine: "123456789AB" }, "1"],
    [
      "by name and birth date, accents aside",
      { lastName: "d oeuvre", firstName: "ZOE", birthDate: "2014-02-03" },
      "1",
    ],
    ["by name and class", { lastName: "Martin", firstName: "Max", className: "4D" }, "2"],
    [
      "by its INE when its identifier is unknown to the account",
      { ine: "123456789AB", identifier: "z.doeuvre" },
      "1",
    ],
    [
      "by identifier under a new name, the birth date vouching",
      { identifier: "z.doeuvre", lastName: "NEUF", firstName: "Zoé", birthDate: "2014-02-03" },
      "1",
    ],
    [
      "with the usage name it writes",
      { lastName: "AUTRE", usageName: "MARTIN", firstName: "Max", className: "4 D" },
      "2",
    ],
  ])("%s", (_, line, expected) => {
    expect(matched(line, [zoe, max])).toBe(expected);
  });

  test("under the usual name of the pupil", () => {
    const known = pupil("3", { lastName: "LE GALL", usageName: "PETIT" });
    expect(matched({ lastName: "Petit", firstName: "Zoé", className: "6e A" }, [known])).toBe("3");
  });
});

describe("a line is left to a choice", () => {
  const twin = pupil("5", { lastName: "MARTIN", firstName: "Max", className: "4 D", identifier: null });
  test.each<[string, Partial<ListRecord>, string]>([
    [
      "between homonyms of one class",
      { lastName: "MARTIN", firstName: "Max", className: "4 D" },
      "HOMONYMS 2,5",
    ],
    [
      "between homonyms born one day",
      { lastName: "MARTIN", firstName: "Max", birthDate: "2014-02-03" },
      "HOMONYMS 2,5",
    ],
    [
      "when the identifier is not the one known",
      { ine: "123456789AB", identifier: "z.autre" },
      "IDENTIFIER_DIFFERS 1",
    ],
    ["when the INE is not the one known", { identifier: "z.doeuvre", ine: "987654321CD" }, "INE_DIFFERS 1"],
    [
      "when the name is another’s",
      { identifier: "z.doeuvre", lastName: "MARTIN", firstName: "Max" },
      "NAME_DIFFERS 1",
    ],
    ["when only the name agrees", { lastName: "D’ŒUVRE", firstName: "Zoé" }, "WEAK 1"],
    ["when the class is another", { lastName: "D’ŒUVRE", firstName: "Zoé", className: "3 C" }, "WEAK 1"],
    [
      "when the birth date is another, in the same class",
      { lastName: "D’ŒUVRE", firstName: "Zoé", className: "6e A", birthDate: "2014-02-04" },
      "WEAK 1",
    ],
  ])("%s", (_, line, expected) => {
    expect(matched(line, [zoe, max, twin])).toBe(expected);
  });
});

test("a name, an INE or an identifier that nobody bears is unknown", () => {
  expect(matched({ lastName: "PERSONNE", firstName: "Zoé" }, [zoe, max])).toBe("unknown");
  expect(matched({ identifier: "x", ine: "000000000ZZ" }, [zoe, max])).toBe("unknown");
  expect(matched({ lastName: "D’ŒUVRE" }, [zoe, max])).toBe("unknown");
});
