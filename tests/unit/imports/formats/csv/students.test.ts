import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { readCsvStudents } from "@/lib/imports/formats/csv/students";
import { guessStudentColumns } from "@/lib/imports/rules/columns";
import { encode } from "../../../files/one-byte-text";
import { drain, file, inPieces } from "../../../files/reading";

async function read(content: Uint8Array | string, titles = "Nom;Prénom;Classe;Identifiant") {
  const students = await readCsvStudents(file(content), guessStudentColumns(titles.split(";")));
  return { ...students, records: await drain(students.batches) };
}

const list = (...rows: string[]) => ["Nom;Prénom;Classe;Identifiant", ...rows, ""].join("\r\n");
const names = (records: readonly { lastName: string }[]) => records.map((record) => record.lastName);

describe("readCsvStudents", () => {
  it("reads a Windows-1252 list with its line numbers, and says nothing of missing columns", async () => {
    const { records, layout, warnings, rejected } = await read(
      encode(list("D’Alès;Zoé;4 D;z.dales", "", "Œuf;Léo;;"), "windows-1252"),
    );
    expect(layout).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
    expect(records).toEqual([
      { line: 2, lastName: "D’Alès", firstName: "Zoé", className: "4 D", identifier: "z.dales" },
      { line: 4, lastName: "Œuf", firstName: "Léo", className: null, identifier: null },
    ]);
    expect(records[0]).toHaveProperty("ine", undefined);
    expect([warnings.count, rejected.count]).toEqual([0, 0]);
  });

  it("reads every column and never the provisional password", async () => {
    const header =
      "Nom;Nom d’usage;Prénom;Date de naissance;Classe;Identifiant;INE;État;Dernière modification du mot de passe;Mot de passe provisoire";
    const row = "Petit;Grand;Léo;2014-02-03;6A;l.petit;123456789 ab;Actif;12/09/2026 08:15;S3cret!";
    const { records } = await read(`${header}\r\n${row}`, header);
    expect(records).toEqual([
      {
        line: 2,
        lastName: "Petit",
        usageName: "Grand",
        firstName: "Léo",
        birthDate: "2014-02-03",
        className: "6A",
        identifier: "l.petit",
        ine: "123456789AB",
        sourceState: "Actif",
        passwordChangedOn: "2026-09-12",
      },
    ]);
    expect(JSON.stringify(records)).not.toContain("S3cret");
  });

  it.each([";", ",", "\t"])("guesses the delimiter %j, quoted ones aside", async (delimiter) => {
    const quoted = `"Durand; dit, ""Le\tGrand"""`;
    const text = [
      ["Nom", "Prénom", "Classe"],
      [quoted, "Léo", "6A"],
      ["Petit", "Zoé", "6B"],
    ];
    const { records, layout } = await read(
      text.map((row) => row.join(delimiter)).join("\n"),
      "Nom;Prénom;Classe",
    );
    expect(layout.delimiter).toBe(delimiter);
    expect(names(records)).toEqual([`Durand; dit, "Le Grand"`, "Petit"]);
  });

  it.each(["\n", "\r\n", "\r"])("reads lines that end with %j", async (end) => {
    const { records } = await read(`Nom;Prénom;Classe${end}A;B;6A${end}C;D;6A`, "Nom;Prénom;Classe");
    expect(records.map((record) => [record.line, record.lastName])).toEqual([
      [2, "A"],
      [3, "C"],
    ]);
  });

  it.each([0, 1, 2])("reads UTF-8 after %i byte order marks", async (marks) => {
    const { records } = await read("\u{FEFF}".repeat(marks) + list("Nguyễn;Đặng;6A;n"));
    expect(records[0]).toMatchObject({ lastName: "Nguyễn", firstName: "Đặng" });
  });

  it("keeps formulas as text", async () => {
    const { records } = await read(list(`"=HYPERLINK(""http://x"")";+33;@SUM(1);-2`));
    expect(records[0]).toMatchObject({
      lastName: '=HYPERLINK("http://x")',
      firstName: "+33",
      className: "@SUM(1)",
      identifier: "-2",
    });
  });

  it("leaves ragged rows out, says their line, and keeps the others", async () => {
    const { records, rejected } = await read(
      list("A;B;6A", "C;D;6A;c", "E;F;6A;e;trop", "G;H;6A;g;;", "I;;6A;i"),
    );
    expect(names(records)).toEqual(["C", "G"]);
    expect(rejected.sentences.map((sentence) => sentence.replaceAll("\u00A0", " "))).toEqual([
      "Ligne 2 : 3 colonnes au lieu de 4.",
      "Ligne 4 : 5 colonnes au lieu de 4.",
      "Ligne 6 : il manque le nom ou le prénom.",
    ]);
  });

  it("loses only the line whose quote is not closed", async () => {
    const { records, rejected } = await read(
      list('"Ouvert;B;6A;b', "C;D;6A;c", 'E;"F;6A;e', "G;H;6A;g", '"X"y;Z;6A;z', 'I;"J";6A;i'),
    );
    expect(names(records)).toEqual(["C", "G", "I"]);
    expect(rejected.sentences.map((sentence) => sentence.slice(0, 7))).toEqual([
      "Ligne 2",
      "Ligne 4",
      "Ligne 6",
    ]);
  });

  it("reads a cell that holds a line break, and counts its lines", async () => {
    const { records } = await read(list('"Le\r\nGrand";B;6A;b', "C;D;6A;c"));
    expect(records.map((record) => [record.line, record.lastName])).toEqual([
      [2, "Le Grand"],
      [4, "C"],
    ]);
  });

  it("skips a repeated header and warns", async () => {
    const { records, warnings } = await read(list("A;B;6A;a", "NOM;prenom;Classe;Identifiant", "C;D;6A;c"));
    expect(names(records)).toEqual(["A", "C"]);
    expect(warnings.sentences).toEqual([expect.stringMatching(/^Ligne 3.*en-tête/)]);
  });

  it("keeps 200 characters and leaves 201 out", async () => {
    const { records, rejected } = await read(list(`${"a".repeat(200)};B;6A;b`, `${"a".repeat(201)};B;6A;b`));
    expect(records).toHaveLength(1);
    expect(rejected.sentences[0]).toContain("200 caractères");
  });

  it("counts every fault and keeps the first 50 sentences", async () => {
    const { rejected } = await read(list("A;B;6A;a", ...Array.from({ length: 60 }, () => "seul")));
    expect([rejected.count, rejected.sentences.length]).toEqual([60, 50]);
  });

  it("gives batches of at most 500 pupils", async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => `N${index};P;6A;${index}`);
    const { batches } = await readCsvStudents(
      file(list(...rows)),
      guessStudentColumns(["Nom", "Prénom", "Classe"]),
    );
    const sizes: number[] = [];
    for await (const batch of batches) sizes.push(batch.length);
    expect(sizes).toEqual([500, 500, 1]);
  });

  it.each([1, 2, 3, 7, 64])("reads the same when the bytes come %i at a time", async (length) => {
    const bytes = Buffer.from(
      `\u{FEFF}\u{FEFF}${list("Nguyễn;Zoé;6A;n", '"Le\r\nGrand";B;6A;b', "C;D;6A;c")}`,
    );
    const students = await readCsvStudents(
      inPieces(bytes, length),
      guessStudentColumns(["Nom", "Prénom", "Classe"]),
    );
    expect(await drain(students.batches)).toEqual((await read(bytes, "Nom;Prénom;Classe")).records);
  });

  it("leaves out a row whose accents were lost before it came", async () => {
    const { records, rejected } = await read(list("LefÃ¨vre;B;6A;b", "D\u{FFFD}sir;B;6A;b", "JOÃO;B;6A;b"));
    expect(names(records)).toEqual(["JOÃO"]);
    expect(rejected.sentences).toEqual([
      expect.stringContaining("accents"),
      expect.stringContaining("accents"),
    ]);
  });

  it("reads what any spreadsheet would have written", async () => {
    const cell = fc
      .string({ unit: "binary-ascii", maxLength: 12 })
      .map((text) => `x${text.replaceAll("\0", "")}`);
    const options = { delimiter: fc.constantFrom(";", ",", "\t"), quotes: fc.boolean() };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.record(options),
        async (rows, how) => {
          const text = Papa.unparse([["Nom", "Prénom", "Classe"], ...rows.map((row) => [...row, "6A"])], how);
          const { records } = await read(text, "Nom;Prénom;Classe");
          const clean = (value: string) => value.replace(/[\s\p{Cc}]+/gu, " ").trim();
          expect(records.map((record) => [record.lastName, record.firstName])).toEqual(
            rows.map((row) => row.map(clean)),
          );
        },
      ),
    );
  });
});
