import { describe, expect, test } from "vitest";
import { reportCsv, type ReportLine } from "@/lib/imports/rules/preview/report";
import { columnExamples, looksLikePassword } from "@/lib/imports/rules/preview/samples";
import { importCounts } from "@/lib/imports/rules/preview/stored-shapes";
import { describeImport } from "@/lib/imports/rules/preview/summary";
import { readViewQuery, viewSearch } from "@/lib/imports/rules/preview/views";
import { previewWarnings } from "@/lib/imports/rules/preview/warnings";
import { describeStudentField, describeValue, frenchDate } from "@/lib/imports/rules/preview/wording";

const counts = importCounts.parse({ read: 10, added: 2, changed: 1, unchanged: 6, gone: 3, doubtful: 1 });

describe("the report", () => {
  const named = (name: string): ReportLine => ({
    ...{ seq: 4, kind: "NEW", name, className: null, fields: [], doubt: null, choice: null },
  });

  test.each(["=1+1", "+33", "-2", "@SUM(A1)", "\tx", "\rx"])("makes %j a text for a spreadsheet", (cell) => {
    expect(reportCsv([named(cell)], "READY")).toMatch(/\r\n4;À ajouter;"?'/);
  });

  test("leaves a plain cell alone, and quotes what would break a row", () => {
    expect(reportCsv([named("Đặng-Nguyễn")], "READY")).toContain(";Đặng-Nguyễn;");
    expect(reportCsv([named('a;"b"\r\n')], "READY")).toContain(';"a;""b""\r\n";');
  });

  test("tells each line before the import, then after it", () => {
    const line = { seq: 4, name: "N", className: "6A", fields: [], doubt: null, choice: null };
    const lines: ReportLine[] = [
      { ...line, kind: "CHANGED", fields: ["className", "groups"] },
      { ...line, kind: "GONE", choice: "gone" },
      { ...line, kind: "GONE" },
      { ...line, kind: "DOUBTFUL", doubt: "Pourquoi" },
      { ...line, kind: "DOUBTFUL", choice: "create" },
      { ...line, kind: "DOUBTFUL", choice: "someone" },
    ];
    const rowsOf = (status: "READY" | "APPLIED") => reportCsv(lines, status).split("\r\n").slice(1, -1);
    expect(rowsOf("READY")).toEqual([
      "4;À modifier;N;6A;Classe, Groupes",
      ";Départ à enregistrer;N;6A;",
      ";Absent du fichier, conservé;N;6A;",
      "4;Douteux, sera ignoré;N;6A;Pourquoi",
      "4;Douteux, à ajouter;N;6A;",
      "4;Douteux, à rapprocher;N;6A;",
    ]);
    expect(rowsOf("APPLIED")[0]).toBe("4;Modifié;N;6A;Classe, Groupes");
  });
});

describe("the examples of columns", () => {
  test.each(["Abc!23xyz", "azerty12!", "Motdepasse1"])("%s may be a password", (cell) => {
    expect(looksLikePassword(cell)).toBe(true);
  });

  test.each(["12/05/2014", "z.martin12", "MARTIN-DUPONT", "123456789AB", "Jamais activé", "Ab1!"])(
    "%s is none",
    (cell) => {
      expect(looksLikePassword(cell)).toBe(false);
    },
  );

  test("hide a whole column that holds one, and the one that is said to hold them", () => {
    const rows = [
      ["A", "simple", "Abc!23xyz"],
      ["A", "autre", "court"],
    ];
    expect(columnExamples(rows, 4, null)).toEqual([["A"], ["simple", "autre"], [], []]);
    expect(columnExamples(rows, 3, 1)[1]).toEqual([]);
  });
});

describe("the address of a view", () => {
  test("opens on what needs a choice first, then on what holds something", () => {
    expect(readViewQuery({}, counts).view.kind).toBe("DOUBTFUL");
    expect(readViewQuery({}, { ...counts, doubtful: 0 }).view.kind).toBe("NEW");
    expect(readViewQuery({}, importCounts.parse({})).view.kind).toBe("NEW");
  });

  test("goes there and back", () => {
    const query = readViewQuery({ onglet: "modifies", champ: "className", apres: "120" }, counts);
    expect(viewSearch(query)).toBe("onglet=modifies&champ=className&apres=120");
  });

  test.each([["-1"], ["1.5"], ["x"], ["99999999999"], [["1", "2"]]])(
    "forgets a senseless rank %j",
    (apres) => {
      expect(readViewQuery({ apres }, counts).after).toBe(0);
    },
  );

  test("forgets a filter that is not of the view", () => {
    const query = readViewQuery({ onglet: "nouveaux", champ: "className", motif: "HOMONYMS" }, counts);
    expect(query).toMatchObject({ field: null, doubt: null });
  });
});

describe("words", () => {
  test("say a value as people write it", () => {
    expect(frenchDate("2014-05-04")).toBe("04/05/2014");
    expect(describeValue("4 D")).toBe("4 D");
    expect(describeValue(["LATIN", "4ESP1"])).toBe("LATIN, 4ESP1");
    expect([null, undefined, "", []].map(describeValue)).toEqual(Array(4).fill("(vide)"));
    expect(describeStudentField("leftOn")).toBe("Date de sortie");
  });

  test("sum a preview up in one sentence", () => {
    expect(describeImport({ status: "READY", format: "SIECLE_STUDENTS", counts })).toBe(
      "10 élèves lus : 2 nouveaux, 1 modifié, 6 inchangés, 3 absents du fichier, 1 douteux. Rien n’est encore appliqué.",
    );
  });

  test("warn of what matters first, and count what is not shown", () => {
    const warnings = previewWarnings({
      counts: { ...counts, secretsToErase: 2, left: 1 },
      departures: { kind: "PARTIAL", sentence: "Partiel." },
      year: "Année.",
      remarks: ["Remarque."],
      warnings: { sentences: [], count: 0 },
      rejected: { sentences: ["Ligne 3 : vide."], count: 4 },
      twinAppliedAt: new Date("2026-11-22T10:00:00Z"),
      unknownLabels: new Set(["Ouvert"]),
    });
    expect(warnings.map((sentence) => sentence.slice(0, 22))).toEqual([
      "Ce même fichier a déjà",
      "Année.",
      "Partiel.",
      "2 élèves ont un mot de",
      "Remarque.",
      "La console ne sait pas",
      "1 élève déjà sorti n’e",
      "Ligne 3 : vide.",
      "Et 3 autres lignes ill",
    ]);
  });
});
