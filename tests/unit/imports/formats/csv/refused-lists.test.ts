import { describe, expect, it } from "vitest";
import { readCsvStudents } from "@/lib/imports/formats/csv/students";
import { guessStudentColumns } from "@/lib/imports/rules/columns";
import { encode } from "../../../files/one-byte-text";
import { drain, file, refusalOf } from "../../../files/reading";

async function read(content: Uint8Array | string, titles = "Nom;Prénom;Classe;Identifiant"): Promise<void> {
  const students = await readCsvStudents(file(content), guessStudentColumns(titles.split(";")));
  await drain(students.batches);
}

const list = (...rows: string[]) => ["Nom;Prénom;Classe;Identifiant", ...rows, ""].join("\r\n");

describe("a list that cannot be read", () => {
  it.each([
    ["NUL bytes", list("A;\0;6A;a"), /octets nuls/],
    ["a line beyond 64 k characters", list("A;B;6A;a", `${"x".repeat(70_000)};B;6A;b`), /ligne 3 dépasse/],
    ["a header alone", "Nom;Prénom;Classe;Identifiant\r\n", /que son en-tête/],
    ["a single column", "Nom\r\nPetit\r\n", /qu’une colonne/],
    ["no header", "PETIT;Léo;6A;l.petit\r\nGRAND;Zoé;6A;z\r\n", /pas de ligne d’en-tête/],
    ["a header without end", '"Nom;Prénom;Classe\r\nA;B;6A\r\n', /guillemet/],
    ["accents damaged from the header on", "Nom;PrÃ©nom;Classe\r\nA;B;6A", /accents/],
    [
      "201 columns",
      `${Array.from({ length: 201 }, (_, rank) => `Colonne ${String(rank)}`).join(";")}\r\n`,
      /200 colonnes/,
    ],
    ["blank lines alone", "\r\n \r\n", /vide/],
    [
      "a mark that lies",
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), encode("Nom;Prénom\r\n", "windows-1252")]),
      /UTF-8/,
    ],
  ])("refuses %s", async (_, content, sentence) => {
    expect(await refusalOf(read(content))).toMatch(sentence);
  });

  it("refuses more pupils than a school may hold, however short the lines", async () => {
    const text = `Nom;Prénom;Classe;Identifiant\n${"a;b;;\n".repeat(300_000)}`;
    expect(await refusalOf(read(text))).toMatch(/plus de 300\s000\sélèves/);
  });

  it("refuses to read a column of passwords as anything else", async () => {
    const header = ["Nom", "Prénom", "Mot de passe provisoire"];
    const text = `${header.join(";")}\r\nA;B;S3cret!`;
    for (const provisionalPassword of [null, 2]) {
      const mapping = { ...guessStudentColumns(header), identifier: 2, provisionalPassword };
      expect(await refusalOf(readCsvStudents(file(text), mapping))).toContain("Mot de passe provisoire");
    }
    const untitled = { ...guessStudentColumns(["Nom", "Prénom"]), identifier: 2, provisionalPassword: 2 };
    expect(await refusalOf(readCsvStudents(file("Nom;Prénom;Code\r\nA;B;S3cret!"), untitled))).toContain(
      "Code",
    );
  });

  it("refuses a mapping that is not enough, or that names a column beyond the file", async () => {
    expect(await refusalOf(read(list("A;B;6A;a"), "Nom;Classe"))).toContain("le prénom");
    expect(await refusalOf(read("Nom;Prénom\r\nA;B", "Nom;Prénom;Classe"))).toContain("n’existe pas");
  });
});
