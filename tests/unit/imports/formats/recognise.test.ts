import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bytesOf } from "@/lib/files/byte-source";
import { recognise } from "@/lib/imports/formats/recognise";
import { zip } from "../../../support/zip";
import { encode } from "../../files/one-byte-text";
import { pupil, siecleXml } from "./siecle-file";

async function refusal(content: Uint8Array | string): Promise<string> {
  const found = await recognise(bytesOf("liste.csv", Buffer.from(content)));
  return found.kind === "REFUSED" ? found.sentence : `recognised as ${found.kind}`;
}

const students = encode(siecleXml([{ children: pupil("Petit", "Léo") }]), "iso-8859-15");

describe("recognise", () => {
  it.each([
    ["XML", students],
    ["ZIP", zip([{ name: "ExportXML.xml", bytes: students }])],
  ])("knows a SIECLE export of pupils (%s) by its content, whatever its name", async (_, bytes) => {
    expect(await recognise(bytesOf("photo.jpg", bytes))).toEqual({
      kind: "SIECLE_STUDENTS",
      header: {
        root: "BEE_ELEVES",
        version: "17.4",
        uai: "0932048W",
        schoolYear: 2026,
        exportedOn: "2026-09-12",
      },
      warnings: [],
    });
  });

  it("knows the newer root and structures", async () => {
    const newer = siecleXml([{ children: pupil("A", "B") }], { root: "BEE_EPHC_ELEVES", encoding: "UTF-8" });
    expect(await recognise(bytesOf("x", Buffer.from(newer)))).toMatchObject({ kind: "SIECLE_STUDENTS" });
    const structures = Buffer.from("<BEE_STRUCTURES><PARAMETRES/><DONNEES/></BEE_STRUCTURES>");
    expect(await recognise(bytesOf("x", structures))).toMatchObject({
      kind: "SIECLE_STRUCTURES",
      header: { uai: null, schoolYear: null },
    });
  });

  it("passes on the warning of a misdeclared encoding", async () => {
    const found = await recognise(bytesOf("x", Buffer.from(siecleXml([{ children: pupil("A", "Zoé") }]))));
    expect(found).toMatchObject({ kind: "SIECLE_STUDENTS", warnings: [expect.stringContaining("UTF-8")] });
  });

  it("guesses the columns of an EduConnect list and says that passwords are not read", async () => {
    const text =
      "* NOM ;Prenom;Né(e) le;Libellé classe;Identifiant EduConnect;Mot de passe provisoire;Nom\r\nA;B;;6A;a;x;A";
    const found = await recognise(bytesOf("x", encode(text, "windows-1252")));
    expect(found).toMatchObject({
      kind: "CSV",
      list: "EDUCONNECT",
      layout: { encoding: "windows-1252", delimiter: ";" },
      mapping: {
        lastName: 0,
        firstName: 1,
        birthDate: 2,
        className: 3,
        identifier: 4,
        provisionalPassword: 5,
        ine: null,
      },
      missing: null,
      warnings: [expect.stringContaining("Nom"), expect.stringContaining("Mot de passe provisoire")],
    });
  });

  it.each([
    ["rubriques", "RUBRICS"],
    ["services", "SERVICES"],
    ["groupes", "GROUPS"],
    ["droits", "GRANTS"],
  ])("knows the template of %s, as shipped", async (name, kind) => {
    const shipped = readFileSync(`public/modeles/${name}.csv`);
    expect(await recognise(bytesOf("x", shipped))).toMatchObject({
      kind: "CSV",
      rights: { kind, isTemplate: true },
      people: null,
    });
  });

  it("knows the console’s own template, as shipped", async () => {
    const shipped = readFileSync("public/modeles/eleves.csv");
    expect(await recognise(bytesOf("x", shipped))).toMatchObject({
      kind: "CSV",
      list: "TEMPLATE",
      layout: { encoding: "utf-8", delimiter: ";" },
      mapping: {
        lastName: 0,
        usageName: 1,
        firstName: 2,
        birthDate: 3,
        className: 4,
        identifier: 5,
        ine: 6,
        sourceState: 7,
      },
      missing: null,
    });
  });

  it("asks for the columns that it cannot guess", async () => {
    const found = await recognise(bytesOf("x", Buffer.from("Patronyme;Prénom;Groupe\r\nPetit;Léo;A")));
    expect(found).toMatchObject({
      kind: "CSV",
      list: "OTHER_CSV",
      mapping: { lastName: null, firstName: 1 },
    });
    expect(found).toHaveProperty("missing", expect.stringContaining("le nom"));
  });

  it.each([
    ["an empty file", "", /vide/],
    ["a PDF renamed .csv", "%PDF-1.7\n%\xE2\xE3", /PDF/],
    ["a workbook", zip([{ name: "xl/workbook.xml", bytes: Buffer.from("<x/>") }]), /XLSX.*CSV UTF-8/],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /XLS.*CSV UTF-8/],
    ["an image", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /image/],
    ["another binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x00, 0x01]), /pas un texte/],
    ["UTF-16", Buffer.from("\u{FEFF}Nom;Prénom", "utf16le"), /UTF-16/],
    ["a web page", "<!DOCTYPE html><html><body>Connexion</body></html>", /page web/],
    ["another XML", "<racine/>", /racine/],
    ["a DOCTYPE", "<!DOCTYPE BEE_ELEVES []><BEE_ELEVES/>", /DOCTYPE/],
    ["a truncated export", students.subarray(0, 120), /incomplet/],
  ])("refuses %s with a sentence", async (_, content, sentence) => {
    expect(await refusal(content)).toMatch(sentence);
  });

  it.each([
    ["AAF", '<?xml version="1.0"?><!DOCTYPE ficAlimMENESR SYSTEM "f.dtd"><ficAlimMENESR/>'],
    ["STSWEB", "<!-- <BEE_ELEVES> --><STS_EDT></STS_EDT>"],
  ])("recognises %s by its root", async (kind, content) => {
    expect(await recognise(bytesOf("fichier", Buffer.from(content)))).toEqual({ kind });
  });

  it("lets a breakdown of the store through", async () => {
    const source = {
      ...bytesOf("x", students),
      read: () => {
        throw new Error("store down");
      },
    };
    await expect(recognise(source)).rejects.toThrow("store down");
  });
});
