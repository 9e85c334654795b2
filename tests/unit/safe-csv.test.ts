import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { safeCsv, unescapeCell } from "@/lib/safe-csv";

const read = (csv: string) =>
  Papa.parse<string[]>(csv.slice(1), { delimiter: ";", newline: "\r\n", skipEmptyLines: false }).data.slice(
    0,
    -1,
  );

test("begins with the mark that tells a spreadsheet UTF-8", () => {
  expect(safeCsv(["Nom"], [])).toBe("\uFEFFNom\r\n");
});

test.each(["=1+1", "+33", "-2", "@SUM(A1)", "\tx", "\rx"])(
  "%j begins like a formula, and becomes a text",
  (value) => {
    expect(read(safeCsv(["A"], [[value]]))[1]).toEqual([`'${value}`]);
  },
);

test.each(["1=1", "a+b", "Jean-Luc", "", "’ou"])("%j is left as it is", (value) => {
  expect(read(safeCsv(["A", "B"], [[value, "x"]]))[1]).toEqual([value, "x"]);
});

test("another reader finds every cell again, once the apostrophe is taken off", () => {
  const sign = fc.constantFrom(";", '"', "\n", "\r", ",", "'", " ", "é", "=", "a");
  const cell = fc.string({ unit: sign, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const found = read(safeCsv(["A", "B", "C"], rows)).slice(1);
      expect(found.map((cells) => cells.map(unescapeCell))).toEqual(rows);
      expect(found.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    }),
  );
});
