import { describe, expect, it } from "vitest";
import { readSampleRows } from "@/lib/files/csv/sample";
import { readCsvStudents } from "@/lib/imports/formats/csv/students";
import { guessStudentColumns } from "@/lib/imports/rules/columns";
import { drain, file, refusalOf } from "../../../files/reading";

const titles = "Nom;Prénom;Classe;Identifiant";

async function read(...lines: string[]) {
  const students = await readCsvStudents(
    file([...lines, ""].join("\r\n")),
    guessStudentColumns(titles.split(";")),
  );
  const records = await drain(students.batches);
  return { header: students.layout.header, records: records.map(({ line, lastName }) => [line, lastName]) };
}

describe("what stands above a header", () => {
  it.each([
    ["the mark of a spreadsheet", ["sep=;"], 3],
    ["its mark in quotes, with empty cells", ['"sep=;";;;'], 3],
    ["a title and a blank line", ["Liste des comptes du collège", ""], 4],
    ["a title followed by empty cells", ["Liste des comptes;;;"], 3],
    ["as many lines as are looked at", Array.from({ length: 19 }, () => "Note"), 21],
  ])("leaves out %s, and keeps the line numbers", async (_, above, line) => {
    expect(await read(...above, titles, "DUPONT;Léa;4 D;l.dupont")).toEqual({
      header: titles.split(";"),
      records: [[line, "DUPONT"]],
    });
  });

  it("gives the rows under the header as examples", async () => {
    const source = file(["Liste", titles, "DUPONT;Léa;4 D;l.dupont"].join("\n"));
    expect(await readSampleRows(source, 3)).toEqual([["DUPONT", "Léa", "4 D", "l.dupont"]]);
  });

  it("takes no one for a title: people above a header glued further on keep the list refused", async () => {
    expect(await refusalOf(read("PETIT;Léo;6A;l.petit", titles, "DUPONT;Léa;4 D;l.dupont"))).toMatch(
      /pas de ligne d’en-tête/,
    );
  });

  it("does not go further than it looks", async () => {
    const above = Array.from({ length: 20 }, () => "Note");
    expect(await refusalOf(read(...above, titles, "DUPONT;Léa;4 D;l.dupont"))).toMatch(/qu’une colonne/);
  });
});
