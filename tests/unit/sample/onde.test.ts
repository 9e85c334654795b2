import { describe, expect, it } from "vitest";
import { readCsvStudents } from "@/lib/imports/formats/csv/students";
import { recognise } from "@/lib/imports/formats/recognise";
import { primaryFiles } from "../../../scripts/sample/files";
import { drain, file } from "../files/reading";

const school = { pupils: 260, seed: 3, date: new Date("2026-11-23") };

async function bytesOf(name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const sample = primaryFiles(school).find((each) => each.name === name);
  for await (const chunk of sample?.content() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe.each(["onde.csv", "be1d.csv"])("%s", (name) => {
  it("is recognised by its header, in ISO-8859-1, without a remark on the titles nobody reads", async () => {
    const bytes = await bytesOf(name);
    expect(await recognise(file(bytes))).toMatchObject({
      kind: "CSV",
      list: "ONDE",
      layout: { encoding: "windows-1252", delimiter: ";" },
      missing: null,
      warnings: [],
    });
    expect(bytes.includes("\r\n")).toBe(true);
  });

  it("gives every pupil with a class and an ISO date", async () => {
    const source = file(await bytesOf(name));
    const found = await recognise(source);
    if (found.kind !== "CSV") throw new Error("The list was not recognised");
    const students = await readCsvStudents(source, found.mapping);
    const records = await drain(students.batches);
    expect(records).toHaveLength(school.pupils);
    expect([students.warnings.count, students.rejected.count]).toEqual([0, 0]);
    for (const { birthDate, className } of records) {
      expect(birthDate).toMatch(/^20(?:1[5-9]|20)-\d\d-\d\d$/);
      expect(className).toMatch(/^C[PEM][12]? [123]$/);
    }
  });
});

describe("a list of ONDE", () => {
  it("does not take the state of a registration for that of an account", async () => {
    const text = "Nom élève;Prénom élève;Cycle;Niveau;Classe;Etat\r\nPetit;Léo;CYCLE II;CP;CP 1;ADMIS\r\n";
    expect(await recognise(file(text))).toMatchObject({ list: "ONDE", mapping: { sourceState: null } });
  });

  it("says that a title it reads is there twice", async () => {
    const text = "Nom élève;Prénom élève;Cycle;Niveau;Classe; CLASSE\r\nPetit;Léo;CYCLE II;CP;CP 1;CP 2\r\n";
    expect(await recognise(file(text))).toMatchObject({
      mapping: { className: 4 },
      warnings: [expect.stringContaining("CLASSE")],
    });
  });
});
