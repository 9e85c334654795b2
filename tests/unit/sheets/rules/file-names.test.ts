import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameOf, uniqueFileNames } from "@/lib/sheets/rules/file-names";

describe("fileNameOf", () => {
  it.each([
    ["Classe 6e A", "Classe 6e A"],
    ["Classe E\u0301ole", "Classe Éole"],
    ["Classe 6e/A : b\\c", "Classe 6e-A - b-c"],
    ["../../etc/passwd", "-..-etc-passwd"],
    ["..", "Sans nom"],
    [" . ", "Sans nom"],
    ["", "Sans nom"],
    ["a\u0000b\tc", "a-b c"],
    ["Classe 6e A. ", "Classe 6e A"],
    ["CON", "- CON"],
    ["con.6e", "- con.6e"],
    ["Console", "Console"],
    ["a".repeat(101), "a".repeat(100)],
  ])("makes of %j the file %j", (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });
});

describe("uniqueFileNames", () => {
  it("tells apart what a system would take for the same file", () => {
    expect(uniqueFileNames(["6e A", "6E a", "6e/A", "6e:A", "6e A (2)"], ".pdf")).toEqual([
      "6e A.pdf",
      "6E a (2).pdf",
      "6e-A.pdf",
      "6e-A (2).pdf",
      "6e A (2) (2).pdf",
    ]);
  });

  it("never leaves the folder, never repeats, keeps every title its file", () => {
    const awkward = fc.constantFrom(..."aAéE/\\:. *?\u0000\u202e|-1".split(""));
    const title = fc.oneof(fc.string({ unit: awkward, maxLength: 120 }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(title, { maxLength: 20 }), (titles) => {
        const names = uniqueFileNames(titles, ".pdf");
        expect(names).toHaveLength(titles.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
        for (const name of names) {
          expect(name).toMatch(/^[^\s./\\:*?"<>|\p{Cc}\p{Cf}][^/\\:*?"<>|\p{Cc}\p{Cf}]*\.pdf$/u);
          expect(name.length).toBeLessThanOrEqual(120);
        }
      }),
    );
  });
});
