import { describe, expect, it } from "vitest";
import { readSiecleStudents } from "@/lib/imports/formats/siecle/students";
import { zip } from "../../../../support/zip";
import { encode } from "../../../files/one-byte-text";
import { drain, file, inPieces, refusalOf } from "../../../files/reading";
import { pupil, siecleXml, type FakePupil } from "../siecle-file";

const today = "2026-11-23";

async function read(bytes: Uint8Array | string) {
  const students = await readSiecleStudents(file(bytes), { today });
  return { ...students, records: await drain(students.batches) };
}

async function readPupils(...pupils: FakePupil[]) {
  return read(encode(siecleXml(pupils), "iso-8859-15"));
}

describe("readSiecleStudents", () => {
  it("joins a pupil to the class and groups and reads every field", async () => {
    const more =
      "<NOM_USAGE>Le Goff</NOM_USAGE><ID_NATIONAL>123456789ab</ID_NATIONAL><DATE_NAISS>03/02/2014</DATE_NAISS>";
    const { header, records, warnings } = await readPupils({
      id: "77",
      children: pupil("D’Alès".replace("’", "'"), "Zoé", more),
      classes: ["4 D"],
      groups: ["LATIN", "4ESP1"],
    });
    expect(header).toEqual({
      root: "BEE_ELEVES",
      version: "17.4",
      uai: "0932048W",
      schoolYear: 2026,
      exportedOn: "2026-09-12",
    });
    expect(records).toEqual([
      {
        line: 1,
        sourceId: "77",
        ine: "123456789AB",
        lastName: "D'Alès",
        usageName: "Le Goff",
        firstName: "Zoé",
        birthDate: "2014-02-03",
        className: "4 D",
        groups: ["LATIN", "4ESP1"],
        leftOn: null,
      },
    ]);
    expect(warnings.count).toBe(0);
  });

  it("says “none” for omitted tags, except the name", async () => {
    const { records, rejected } = await readPupils(
      { children: pupil("Petit", "Léo") },
      { children: "<NOM_DE_FAMILLE>Sans</NOM_DE_FAMILLE>" },
      { children: pupil(" ", "Vide") },
    );
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ine: null, usageName: null, birthDate: null });
    expect(rejected.sentences).toEqual([
      expect.stringMatching(/^Élève n°\s2/),
      expect.stringMatching(/^Élève n°\s3/),
    ]);
  });

  it("takes INE_BEA when ID_NATIONAL is missing", async () => {
    const { records } = await readPupils({ children: pupil("A", "B", "<INE_BEA>0123456789C</INE_BEA>") });
    expect(records[0]?.ine).toBe("0123456789C");
  });

  it.each([
    ["the day before", "22/11/2026", "2026-11-22"],
    ["the day itself", "23/11/2026", null],
    ["the day after", "24/11/2026", null],
  ])("reports a DATE_SORTIE %s today", async (_, date, leftOn) => {
    const { records } = await readPupils({ children: pupil("A", "B", `<DATE_SORTIE>${date}</DATE_SORTIE>`) });
    expect(records[0]?.leftOn).toBe(leftOn);
  });

  it("keeps the first of several classes and warns, and warns of a pupil without class unless gone", async () => {
    const gone = pupil("Parti", "Max", "<DATE_SORTIE>01/10/2026</DATE_SORTIE>");
    const { records, warnings } = await readPupils(
      { children: pupil("Deux", "Lou"), classes: ["6B", "6C"] },
      { children: pupil("Aucune", "Eva"), classes: [] },
      { children: gone, classes: [] },
    );
    expect(records.map((record) => record.className)).toEqual(["6B", null, null]);
    expect(warnings.sentences).toEqual([
      expect.stringContaining("plusieurs classes (6B, 6C)"),
      expect.stringContaining("Aucune Eva"),
    ]);
  });

  it("does not take an impossible date for an empty one", async () => {
    const { records, warnings } = await readPupils({
      children: pupil("A", "B", "<DATE_NAISS>31/02/2014</DATE_NAISS>"),
    });
    expect(records[0]?.birthDate).toBeUndefined();
    expect(warnings.sentences[0]).toContain("31/02/2014");
  });

  it("keeps a name of 200 characters and leaves one of 201 out", async () => {
    const { records, rejected } = await readPupils(
      { children: pupil("N".repeat(200), "A") },
      { children: pupil("N".repeat(201), "B") },
    );
    expect(records.map((record) => record.firstName)).toEqual(["A"]);
    expect(rejected.sentences[0]).toContain("200 caractères");
  });

  it("ignores children of children, whose tags bear the same names", async () => {
    const nested =
      "<RESPONSABLE><PRENOM>Parent</PRENOM></RESPONSABLE><ADRESSE><NOM_USAGE>x</NOM_USAGE></ADRESSE>";
    const { records } = await readPupils({ children: pupil("A", "Enfant", nested) });
    expect(records[0]).toMatchObject({ firstName: "Enfant", usageName: null });
  });

  it("gives batches of at most 500 and every pupil once, in order", async () => {
    const many = Array.from({ length: 1201 }, (_, index) => ({ children: pupil(`Nom${index}`, "P") }));
    const { batches, studentCount } = await readSiecleStudents(file(siecleXml(many, { encoding: "UTF-8" })), {
      today,
    });
    const sizes: number[] = [];
    const lines: number[] = [];
    for await (const batch of batches) {
      sizes.push(batch.length);
      lines.push(...batch.map((record) => record.line));
    }
    expect(studentCount).toBe(1201);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(lines).toEqual(many.map((_, index) => index + 1));
  });

  it.each([1, 2, 5, 100])("reads the same when the bytes come %i at a time", async (length) => {
    const bytes = Buffer.from(
      `\u{FEFF}${siecleXml([{ children: pupil("Nguyễn", "Zoé") }], { encoding: "UTF-8" })}`,
    );
    const whole = await read(bytes);
    for (const each of [bytes, zip([{ name: "a.xml", bytes }])]) {
      const students = await readSiecleStudents(inPieces(each, length), { today });
      expect(await drain(students.batches)).toEqual(whole.records);
      expect(students.header).toEqual(whole.header);
    }
  });

  it("reads the newer root and the same export inside a ZIP", async () => {
    const xml = encode(
      siecleXml([{ children: pupil("Œuf", "Zoé") }], { root: "BEE_EPHC_ELEVES" }),
      "iso-8859-15",
    );
    const { records } = await read(zip([{ name: "ElevesSansAdresses.xml", bytes: xml }]));
    expect(records[0]?.lastName).toBe("Œuf");
  });
});

describe("encodings of an export", () => {
  const xml = (encoding: string) => siecleXml([{ children: pupil("Lefèvre", "Chloé") }], { encoding });

  it.each([
    ["ISO-8859-15", "iso-8859-15"],
    ["ISO-8859-1", "windows-1252"],
    ["Windows-1252", "windows-1252"],
  ] as const)("reads %s as declared", async (declared, written) => {
    const { records } = await read(encode(xml(declared), written));
    expect(records[0]).toMatchObject({ lastName: "Lefèvre", firstName: "Chloé" });
  });

  it.each([0, 1, 3])("reads UTF-8 after %i byte order marks", async (marks) => {
    const { records, warnings } = await read("\u{FEFF}".repeat(marks) + xml("UTF-8"));
    expect(records[0]?.firstName).toBe("Chloé");
    expect(warnings.count).toBe(0);
  });

  it("reads UTF-8 that declares ISO-8859-15 as UTF-8, and says so", async () => {
    const { records, warnings } = await read(xml("ISO-8859-15"));
    expect(records[0]?.firstName).toBe("Chloé");
    expect(warnings.sentences[0]).toContain("ISO-8859-15");
  });

  it("refuses bytes that are not the UTF-8 they declare, and other encodings", async () => {
    expect(await refusalOf(read(encode(xml("UTF-8"), "windows-1252")))).toContain("UTF-8");
    expect(await refusalOf(read(xml("EBCDIC-FR")))).toContain("EBCDIC-FR");
    expect(await refusalOf(read(Buffer.from(`\u{FEFF}${xml("UTF-16")}`, "utf16le")))).toContain("UTF-16");
  });

  it("composes accents written apart", async () => {
    const { records } = await read(xml("UTF-8").normalize("NFD"));
    expect(records[0]?.lastName).toBe("Lefèvre".normalize("NFC"));
  });
});

describe("an export that cannot be read", () => {
  const whole = siecleXml([{ children: pupil("Petit", "Léo") }], { encoding: "UTF-8" });

  it("refuses a file cut anywhere in its data, with the line", async () => {
    for (const length of [whole.length - 5, Math.floor(whole.length / 2), whole.indexOf("</ELEVE>")]) {
      expect(await refusalOf(read(whole.slice(0, length)))).toMatch(/ligne \d+/);
    }
  });

  it("refuses malformed XML with its line", async () => {
    const broken = whole.replace("</PRENOM>", "</NOM>");
    expect(await refusalOf(read(broken))).toContain("ligne 4");
  });

  it("refuses a DOCTYPE, and entities with it", async () => {
    const doctype = '<!DOCTYPE BEE_ELEVES [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    const bomb = whole.replace("<BEE_ELEVES", `${doctype}<BEE_ELEVES`);
    expect(await refusalOf(read(bomb))).toContain("DOCTYPE");
    expect(await refusalOf(read(whole.replace("Petit", "&b;")))).toContain("mal formé");
  });

  it("refuses another root and an export without pupils", async () => {
    expect(await refusalOf(read(siecleXml([{}], { root: "BEE_AUTRE" })))).toContain("élèves de SIECLE");
    expect(await refusalOf(read(siecleXml([])))).toContain("aucun élève");
  });
});
