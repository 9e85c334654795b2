import { describe, expect, it } from "vitest";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { crc32 } from "node:zlib";
import { sampleFiles } from "../../../scripts/sample/files";
import type { SampleOptions } from "../../../scripts/sample/school";

const date = new Date("2026-11-23");
const school: SampleOptions = { pupils: 1500, seed: 7, date };
const written = new Map<string, Promise<Buffer>>();

/** The bytes of a file of the school, written once for all the tests that only read them. */
function bytesOf(name: string): Promise<Buffer> {
  const bytes = written.get(name) ?? write(name, school);
  written.set(name, bytes);
  return bytes;
}

async function write(name: string, options: SampleOptions): Promise<Buffer> {
  const file = sampleFiles(options).find((each) => each.name === name);
  const chunks: Buffer[] = [];
  for await (const chunk of file?.content() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The one file of an archive, opened with the library that the console uses. */
async function unzipped(archive: Buffer): Promise<{ entry: Entry; content: Buffer }> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const entry = await new Promise<Entry>((resolve) => {
    zip.once("entry", resolve);
    zip.readEntry();
  });
  const content = await new Promise<Buffer>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        resolve(Buffer.concat(chunks));
      });
      stream.on("error", reject);
    });
  });
  expect(zip.entryCount).toBe(1);
  return { entry, content };
}

const names = ["ExportXML_ElevesSansAdresses.zip", "ExportXML_Structures.zip", "liste-educonnect.csv"];

describe("the files of a school", () => {
  it("are the three that a secretary has", () => {
    expect(sampleFiles(school).map(({ name }) => name)).toEqual(names);
  });

  it.each(names)("%s is the same to the byte for the same seed", async (name) => {
    expect((await bytesOf(name)).equals(await write(name, school))).toBe(true);
  });

  it("change with the seed, the size and the day", async () => {
    const [students = "", , list = ""] = names;
    const plain = await bytesOf(list);
    expect(plain.equals(await write(list, { ...school, seed: 8 }))).toBe(false);
    expect(plain.equals(await write(list, { ...school, pupils: 1501 }))).toBe(false);
    expect(plain.equals(await write(list, { ...school, date: new Date("2026-11-24") }))).toBe(false);
    const other = await write(students, { ...school, seed: 8 });
    expect((await bytesOf(students)).equals(other)).toBe(false);
  });
});

describe("the SIECLE archive of the pupils", () => {
  it("opens, tells its true size and its true checksum", async () => {
    const { entry, content } = await unzipped(await bytesOf("ExportXML_ElevesSansAdresses.zip"));
    expect(entry.fileName).toBe("ElevesSansAdresses.xml");
    expect(content).toHaveLength(entry.uncompressedSize);
    expect(crc32(content)).toBe(entry.crc32);
  });

  it("is ISO-8859-15 as it says, œ included, and nothing of UTF-8", async () => {
    const { content } = await unzipped(await bytesOf("ExportXML_ElevesSansAdresses.zip"));
    const text = content.toString("latin1");
    expect(text).toMatch(/^<\?xml version="1.0" encoding="ISO-8859-15"\?>\n<BEE_ELEVES VERSION="2.1">/);
    expect(text).toContain("LEC\u00bcUR");
    expect(text).toContain("D'ALÈS");
    expect(text).not.toMatch(/Ã[\u0080-\u00bf]|[\u0080-\u009f]/);
  });

  it("names the school, the year and the day", async () => {
    const text = (await unzipped(await bytesOf("ExportXML_ElevesSansAdresses.zip"))).content.toString(
      "latin1",
    );
    expect(text).toContain("<UAJ>0312345F</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>");
    expect(text).toContain("<DATE_EXPORT>23/11/2026</DATE_EXPORT>");
  });

  it("gives each pupil a class by the other half of the file, and leaves out what is empty", async () => {
    const text = (await unzipped(await bytesOf("ExportXML_ElevesSansAdresses.zip"))).content.toString(
      "latin1",
    );
    const ids = (pattern: RegExp): string[] => Array.from(text.matchAll(pattern), ([, id = ""]) => id);
    const pupils = ids(/<ELEVE ELEVE_ID="(\d+)"/g);
    expect(pupils).toHaveLength(1500 + 9);
    expect(ids(/<STRUCTURES_ELEVE ELEVE_ID="(\d+)"/g)).toEqual(pupils);
    expect(ids(/<TYPE_STRUCTURE>(D)</g)).toHaveLength(pupils.length);
    expect(ids(/<DATE_SORTIE>([\d/]+)</g)).toHaveLength(9);
    expect(text).not.toMatch(/<(\w+)><\/\1>|<\w+\/>/);
    expect(text).toContain("<CODE_STRUCTURE>4 D</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE>");
  });
});

describe("the SIECLE archive of the structures", () => {
  it("gives each class and each group its long name", async () => {
    const { entry, content } = await unzipped(
      await write("ExportXML_Structures.zip", { ...school, pupils: 640 }),
    );
    const text = content.toString("latin1");
    expect(entry.fileName).toBe("Structures.xml");
    expect(text).toContain('<DIVISION CODE_STRUCTURE="4 D"><LIBELLE_LONG>QUATRIEME D</LIBELLE_LONG>');
    expect(text.match(/<DIVISION /g)).toHaveLength(24);
    expect(text).toContain('<GROUPE CODE_STRUCTURE="5LAT1"><LIBELLE_LONG>LATIN 5E</LIBELLE_LONG>');
  });
});

describe("the EduConnect list", () => {
  const rows = async (): Promise<string[][]> => {
    const text = (await bytesOf("liste-educonnect.csv")).toString("latin1");
    expect(text.endsWith("\r\n")).toBe(true);
    return text
      .slice(0, -2)
      .split("\r\n")
      .map((line) => line.split(";"));
  };

  it("is Windows-1252 with its curly apostrophe and its œ", async () => {
    const text = (await bytesOf("liste-educonnect.csv")).toString("latin1");
    expect(text).toContain("D\u0092ALÈS");
    expect(text).toContain("LEC\u008cUR");
    expect(text).not.toMatch(/Ã[\u0080-\u00bf]/);
  });

  it("has the header of the list and eight fields a line", async () => {
    const [header, ...lines] = await rows();
    expect(header).toEqual([
      ...["Nom", "Prénom", "Date de naissance", "Classe", "Identifiant", "État du compte"],
      ...["Dernière modification du mot de passe", "INE"],
    ]);
    expect(lines.every((line) => line.length === 8)).toBe(true);
  });

  it("gives each pupil an identifier of its own, plain enough to be typed", async () => {
    const [, ...lines] = await rows();
    const identifiers = lines.map((line) => line[4] ?? "");
    expect(new Set(identifiers).size).toBe(lines.length);
    for (const identifier of identifiers) expect(identifier).toMatch(/^[a-z]\.[a-z]+\d*$/);
  });

  it("mixes the states, and dates a password only where one was chosen", async () => {
    const [, ...lines] = await rows();
    const states = new Set(lines.map((line) => line[5]));
    expect(states).toEqual(new Set(["Actif", "Jamais activé", "Provisoire", "Bloqué", "FranceConnect"]));
    for (const [, , , , , state = "", changedOn = ""] of lines) {
      expect(changedOn).toMatch(/^(\d{2}\/\d{2}\/\d{4})?$/);
      if (state !== "Actif" && state !== "Bloqué") expect(changedOn).toBe("");
    }
  });

  it("lacks a few pupils of SIECLE and has a few more", async () => {
    const [, ...lines] = await rows();
    const { content } = await unzipped(await bytesOf("ExportXML_ElevesSansAdresses.zip"));
    const inSiecle = new Set(
      Array.from(content.toString("latin1").matchAll(/<(?:ID_NATIONAL|INE_BEA)>(\w+)</g), ([, ine]) => ine),
    );
    const inList = new Set(lines.map((line) => line[7]).filter((ine) => ine !== ""));
    const missing = [...inSiecle].filter((ine) => !inList.has(ine)).length;
    const unknown = [...inList].filter((ine) => !inSiecle.has(ine)).length;
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(1500 * 0.05);
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThanOrEqual(6);
  });
});
