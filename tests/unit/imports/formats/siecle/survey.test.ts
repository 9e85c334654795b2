import { describe, expect, it } from "vitest";
import { readSiecleStudents } from "@/lib/imports/formats/siecle/students";
import { drain, file, inPieces, refusalOf } from "../../../files/reading";
import { pupil, siecleXml } from "../siecle-file";

const today = "2026-11-23";

async function read(xml: string) {
  const students = await readSiecleStudents(file(xml), { today });
  return { ...students, records: await drain(students.batches) };
}

describe("where pupils stand", () => {
  const whole = siecleXml([{ children: pupil("Petit", "Léo") }, { children: pupil("Grand", "Zoé") }], {
    encoding: "UTF-8",
  });
  const namesIn = async (xml: string) => (await read(xml)).records.map(({ lastName }) => lastName);

  it.each([
    ["a comment that names their section", whole.replace("<DONNEES>", "<!-- <ELEVES> --><DONNEES>")],
    ["an attribute on their section", whole.replace("<ELEVES>", '<ELEVES NOMBRE="2"\n>')],
    ["a section of theirs that is empty", whole.replace("<ELEVES>", "<ELEVES/><ELEVES>")],
    ["two sections", whole.replace("</ELEVE>\n", "</ELEVE>\n</ELEVES><ELEVES >")],
    ["classes before pupils", whole.replace(/(<ELEVES>[^]*<\/ELEVES>)([^]*<\/STRUCTURES>)/, "$2$1")],
  ])("does not depend on %s", async (_, xml) => {
    expect(xml).not.toBe(whole);
    for (const length of [1, 7, 1000]) {
      const students = await readSiecleStudents(inPieces(Buffer.from(xml), length), { today });
      const records = await drain(students.batches);
      expect(records.map(({ lastName, className }) => [lastName, className])).toEqual([
        ["Petit", "6A"],
        ["Grand", "6A"],
      ]);
      expect(students.studentCount).toBe(2);
    }
  });

  it("finds a pupil outside of their section", async () => {
    const stray = `<ELEVE ELEVE_ID="1">${pupil("Seul", "Max")}</ELEVE>`;
    expect(await namesIn(whole.replace("</DONNEES>", `${stray}</DONNEES>`))).toEqual([
      "Petit",
      "Grand",
      "Seul",
    ]);
  });

  it("refuses what is malformed on either side, with its true line", async () => {
    expect(await refusalOf(read(whole.replace("</STRUCTURES>", "</STRUCTURE>")))).toContain(
      `ligne ${String(whole.slice(0, whole.indexOf("</STRUCTURES>")).split("\n").length)}`,
    );
    expect(await refusalOf(read(whole.replace("</ELEVE>\n</ELEVES>", "</ELEVES>")))).toContain("mal formé");
    expect(await refusalOf(read(whole.replace("</ELEVES>", "<!-- </ELEVES> --></ELEVES>")))).toContain(
      "mal formé",
    );
  });

  it("refuses a tag of theirs that never ends", async () => {
    for (const tag of ["<ELEVES>", "</ELEVES>"]) {
      const endless = whole.replace(tag, tag.slice(0, -1) + " ".repeat(200_000));
      expect(await refusalOf(read(endless))).toMatch(/dépasse 64.000|mal formé/);
    }
  });
});
