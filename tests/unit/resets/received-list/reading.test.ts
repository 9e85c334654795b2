import { describe, expect, test } from "vitest";
import { readLine, type LineReading } from "@/lib/resets/formats/list-record";
import { maxListLines, openReceivedList } from "@/lib/resets/formats/received-list";
import {
  columnsToShow,
  decideListColumns,
  guessListColumns,
  isListHeader,
  type ListColumns,
} from "@/lib/resets/rules/received-list/columns";
import { foreignSchool } from "@/lib/resets/rules/received-list/origin";
import { findTable } from "@/lib/resets/rules/received-list/table-text";
import { refusalOf } from "@/tests/unit/files/reading";

const header = ["Nom", "Prénom", "Classe", "Identifiant", "Mot de passe provisoire"];
const none: ListColumns = {
  ...{ lastName: null, usageName: null, firstName: null, className: null },
  ...{ birthDate: null, identifier: null, ine: null, provisionalPassword: null },
};

describe("the columns of a list", () => {
  test("are guessed by their titles, accents and stars aside", () => {
    expect(guessListColumns(["NOM*", "prenom", "Login", "Mot de passe à usage unique"])).toEqual({
      ...none,
      ...{ lastName: 0, firstName: 1, identifier: 2, provisionalPassword: 3 },
    });
  });

  test("never take a date of a password for the password", () => {
    const guess = guessListColumns(["Identifiant", "Date du mot de passe", "Mdp initial"]);
    expect(guess.provisionalPassword).toBe(2);
  });

  test.each<[string, Partial<ListColumns>, boolean]>([
    ["an identifier and a password", { identifier: 3, provisionalPassword: 4 }, true],
    ["an INE and a password", { ine: 3, provisionalPassword: 4 }, true],
    ["a whole name and a password", { lastName: 0, firstName: 1, provisionalPassword: 4 }, true],
    ["half a name and a password", { lastName: 0, provisionalPassword: 4 }, false],
    ["no password", { identifier: 3 }, false],
    ["the last column", { identifier: 0, provisionalPassword: 4 }, true],
    ["a column beyond the last", { identifier: 0, provisionalPassword: 5 }, false],
    ["one column for two fields", { identifier: 4, provisionalPassword: 4 }, false],
  ])("chosen as %s", (_, chosen, accepted) => {
    expect(decideListColumns({ ...none, ...chosen }, header).accepted).toBe(accepted);
  });

  test("show examples of what is known not to be a password, and of nothing else", () => {
    expect(columnsToShow([...header, "Code initial"])).toEqual([0, 1, 2, 3]);
  });

  test("a pupil’s line is no header, even when the password reads like a title", () => {
    expect(isListHeader(["DUPONT", "Zoé", "6e A", "z.dupont", "MotDePasse"])).toBe(false);
    expect(isListHeader(header)).toBe(true);
  });
});

describe("the table of a text", () => {
  const table = (text: string) => findTable(text)?.text;
  test("is found under what stands above it, up to the 20th line", () => {
    const at = (lines: number) => findTable(`${"titre\n".repeat(lines)}Nom;Prénom\nA;B`);
    expect(at(19)).toEqual({ text: "Nom;Prénom\nA;B", linesAbove: 19 });
    expect(at(20)).toBeNull();
  });

  test("gets tabs where two spaces or more set its columns apart, and one space stays", () => {
    expect(table("Nom  Prénom   Classe\nLE GALL  Zoé \u00A0 6e A\n")).toBe(
      "Nom\tPrénom\tClasse\nLE GALL\tZoé\t6e A\n",
    );
  });

  test("keeps its spaces when a sign sets its columns apart", () => {
    expect(table("Nom;Prénom\nLE  GALL;Zoé")).toBe("Nom;Prénom\nLE  GALL;Zoé");
  });
});

describe("a line", () => {
  const reading: LineReading = {
    width: 5,
    columns: guessListColumns(header),
    className: null,
    isPrintable: (text) => !text.includes("\u3042"),
  };
  const read = (cells: readonly string[], changes: Partial<LineReading> = {}) =>
    readLine({ line: 2, cells: [...cells] }, { ...reading, ...changes });
  const whole = ["DUPONT", "Zoé", "6e A", "z.dupont", " =Mdp;1 "];

  test("keeps its password as it is typed, without the white space around it", () => {
    expect(read(whole)).toMatchObject({ record: { password: "=Mdp;1", className: "6e A" } });
  });

  test("takes the class of the list when it says none", () => {
    expect(read(["A", "B", "", "x", "y"], { className: "4 D" })).toMatchObject({
      record: { className: "4 D" },
    });
  });

  test.each<[string, readonly string[], boolean]>([
    ["a password of 64 signs", ["A", "B", "", "", "x".repeat(64)], true],
    ["a password of 65 signs", ["A", "B", "", "", "x".repeat(65)], false],
    ["a password of spaces", ["A", "B", "", "", "   "], false],
    ["a password that paper lacks", ["A", "B", "", "", "\u3042"], false],
    ["an identifier that paper lacks", ["A", "B", "", "\u3042", "Mdp-7"], false],
    ["a name of 200 signs", ["A".repeat(200), "B", "", "", "Mdp-7"], true],
    ["a name of 201 signs", ["A".repeat(201), "B", "", "", "Mdp-7"], false],
    ["damaged accents", ["DUPONT", "ZoÃ©", "", "", "Mdp-7"], false],
    ["nobody", ["A", "", "6e A", "", "Mdp-7"], false],
    ["a cell missing", ["A", "B", "", "Mdp-7"], false],
    ["a cell in excess", ["A", "B", "", "", "Mdp-7", "y"], false],
    ["an empty cell in excess", ["A", "B", "", "", "Mdp-7", " "], true],
  ])("with %s", (_, cells, isRead) => {
    const line = read(cells);
    expect(line.kind).toBe(isRead ? "record" : "unusable");
    // Whatever is wrong, what is said of it quotes no password.
    if (line.kind === "unusable") expect(line.sentence).not.toContain(cells[4]?.trim() || "\0");
  });
});

describe("a list", () => {
  const open = (text: string) => openReceivedList("liste.csv", Buffer.from(text, "utf8"));
  const lines = (count: number) => `Nom;Mot de passe\n${"A;b\n".repeat(count)}`;

  test("numbers its lines as they came, and skips a repeated header", async () => {
    const { rows } = await open("Classe de 6e A\n\nNom;Mot de passe\nA;b\nNom;Mot de passe\nC;d\n");
    expect(rows.map(({ line }) => line)).toEqual([4, 6]);
  });

  test("holds 3,000 lines and not one more", async () => {
    expect((await open(lines(maxListLines))).rows).toHaveLength(maxListLines);
    expect(await refusalOf(open(lines(maxListLines + 1)))).toContain("une par classe");
  });

  test("that names another school is told so, one that names this one is not", () => {
    const rows = (uai: string) => [{ line: 2, cells: [uai, "DUPONT"] }];
    expect(foreignSchool(["RNE", "Nom"], rows("0310001A"), "0312345X")).toContain("0310001A");
    expect(foreignSchool(["RNE", "Nom"], rows("0312345x"), "0312345X")).toBeNull();
    expect(foreignSchool(["Nom", "Prénom"], rows("0310001A"), "0312345X")).toBeNull();
  });
});
