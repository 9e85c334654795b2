import { expect, test } from "vitest";
import { type ExportedStudent, studentsCsv } from "@/lib/students/rules/export";

const zoe: ExportedStudent = {
  lastName: "D’ESTRÉES",
  usageName: null,
  firstName: "Zoé",
  className: "4 D",
  groups: ["4LATIN", "4ESP2"],
  identifier: "z.destrees",
  ine: "0123456789A",
  state: "ACTIVE",
  passwordChangedOn: "2026-10-03",
  // 23:30 UTC is the next day in Paris.
  lastResetAt: new Date("2026-11-01T23:30:00Z"),
  withheldReason: null,
  leftOn: null,
};

const lines = (students: readonly ExportedStudent[]) => studentsCsv(students).split("\r\n");

test("writes a header and a line a pupil, days as a French reader writes them", () => {
  const [header, first, end] = lines([zoe]);
  expect(header?.startsWith("\uFEFFNom;Nom d’usage;Prénom;Classe;")).toBe(true);
  expect(first).toBe(
    "D’ESTRÉES;;Zoé;4 D;4LATIN, 4ESP2;z.destrees;0123456789A;Actif;03/10/2026;02/11/2026;Non;",
  );
  expect(end).toBe("");
});

test("says that a pupil is kept out, never why", () => {
  const csv = studentsCsv([{ ...zoe, withheldReason: "Suivi particulier", leftOn: "2026-11-20" }]);
  expect(csv).toContain(";Oui;20/11/2026\r\n");
  expect(csv).not.toContain("Suivi");
});

test("a name that begins like a formula stays a text", () => {
  expect(lines([{ ...zoe, lastName: "=1+1" }])[1]?.startsWith("'=1+1;")).toBe(true);
});
