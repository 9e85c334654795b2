import { describe, expect, test } from "vitest";
import { createLineReader, readColumns } from "@/lib/selections/rules/columns";

function cluesOf(...lines: string[]) {
  const read = createLineReader();
  return lines.map((line) => read(line).clues);
}

describe("a table with titles", () => {
  test("only its known columns are read, passwords never", () => {
    const [titles, row] = cluesOf(
      '"Nom";"Prénom";"Mot de passe";"Identifiant";"Classe";"Né(e) le"',
      'DUPONT;Jean;"S3;cret";jean.dupont12;6e A;12/03/2012',
    );
    expect(titles).toBeNull();
    expect(row).toEqual({
      accounts: ["jean.dupont12"],
      text: "DUPONT Jean",
      className: "6e A",
      birthDate: "2012-03-12",
      firstWord: null,
    });
  });

  test.each([["login,password"], ["Identifiant"], ["email\tpassword"], ["INE;Classe"]])(
    "%s is one",
    (line) => {
      expect(readColumns(line)).not.toBeNull();
    },
  );

  test.each([
    ["jean.dupont12;secret"],
    ["DUPONT;Jean"],
    ["Nom;Classe"],
    ["nom;prenom;jean.dupont12"],
    ["a@b.fr"],
  ])("%s is none", (line) => {
    expect(readColumns(line)).toBeNull();
  });

  test("a cell with a password glued to the account gives the account alone", () => {
    expect(cluesOf("Identifiant;Classe", "jean.dupont12:S3cret;6e A")[1]?.accounts).toEqual([
      "jean.dupont12",
    ]);
  });

  test("titles are looked for on the first line that holds something, and there only", () => {
    expect(cluesOf("", "  ", "Identifiant", "x.y1").map((clues) => clues?.accounts)).toEqual([
      undefined,
      undefined,
      undefined,
      ["x.y1"],
    ]);
    expect(cluesOf("x.y1", "Identifiant")[1]?.accounts).toEqual(["Identifiant"]);
  });

  test("an empty row speaks of nobody", () => {
    expect(cluesOf("Nom;Prénom;Identifiant", ";;")[1]).toBeNull();
  });
});
