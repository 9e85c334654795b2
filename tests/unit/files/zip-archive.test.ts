import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ByteSource } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { openArchive } from "@/lib/files/zip-archive";
import { zip, type ZipMember } from "../../support/zip";
import { file, refusalOf } from "./reading";

const xml = Buffer.from("<BEE_ELEVES>" + "contenu ".repeat(2000) + "</BEE_ELEVES>");
const member = (more: Partial<ZipMember> = {}): ZipMember => ({ name: "Eleves.xml", bytes: xml, ...more });

async function wholeOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  for await (const chunk of chunks) held.push(chunk);
  return Buffer.concat(held);
}

async function inflate(archive: Buffer | ByteSource): Promise<{ bytes: Buffer; name: string }> {
  const content = await openContent("read" in archive ? archive : file(archive));
  return { bytes: await wholeOf(content.chunks()), name: content.name };
}

describe("openArchive", () => {
  it("gives each file, and tells what it leaves aside", async () => {
    const members = [
      { name: "dossier/", bytes: Buffer.alloc(0) },
      member({ name: "dossier/Eleves.xml" }),
      { name: "dossier/.DS_Store", bytes: Buffer.from("x") },
      { name: "dossier/Thumbs.db", bytes: Buffer.from("x") },
      { name: "__MACOSX/dossier/._Eleves.xml", bytes: Buffer.from("x") },
      { name: "dossier/onde.CSV", bytes: Buffer.from("Nom;Prénom") },
      { name: "dossier/notice.pdf", bytes: Buffer.from("%PDF-") },
    ];
    const { files, junk, others } = await openArchive(file(zip(members)));
    expect(files.map(({ name }) => name)).toEqual(["dossier/Eleves.xml", "dossier/onde.CSV"]);
    expect([junk, others]).toEqual([4, ["dossier/notice.pdf"]]);
    const sizes = await Promise.all(files.map(async (each) => (await wholeOf(each.chunks())).length));
    expect(sizes).toEqual([xml.length, "Nom;Prénom".length + 1]);
  });

  it("does not count what systems leave among the 16 files, up to a point", async () => {
    const files = Array.from({ length: 16 }, (_, rank) => member({ name: `${rank}.xml` }));
    const shadows = (length: number) =>
      Array.from({ length }, (_, rank) => ({ name: `__MACOSX/._${rank}`, bytes: Buffer.alloc(0) }));
    const { files: found } = await openArchive(file(zip([...files, ...shadows(112)])));
    expect(found).toHaveLength(16);
    expect(await refusalOf(openArchive(file(zip([...files, ...shadows(113)]))))).toMatch(/plus de 16/);
  });
});

describe("openContent", () => {
  it("gives a plain file as it is, as many times as asked", async () => {
    const content = await openContent(file(xml));
    for (let pass = 0; pass < 2; pass += 1) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content.chunks()) chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(xml)).toBe(true);
    }
  });

  it.each([true, false])(
    "inflates the one XML of a ZIP (stored: %s), whatever stands beside",
    async (stored) => {
      const beside = [
        { name: "lisez-moi.txt", bytes: Buffer.from("bonjour") },
        { name: "__MACOSX/._Eleves.xml", bytes: Buffer.from("x") },
        { name: "dossier.xml/", bytes: Buffer.alloc(0) },
      ];
      const { bytes, name } = await inflate(zip([...beside, member({ name: "dossier/ELEVES.XML", stored })]));
      expect(bytes.equals(xml)).toBe(true);
      expect(name).toBe("dossier/ELEVES.XML");
    },
  );

  it("can stop early and read again", async () => {
    const big = Buffer.from(
      Array.from({ length: 300_000 }, (_, index) => String((index * 7919) % 99_991)).join(";"),
    );
    const content = await openContent(file(zip([member({ bytes: big })])));
    for await (const chunk of content.chunks()) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    let total = 0;
    for await (const chunk of content.chunks()) total += chunk.length;
    expect(total).toBe(big.length);
  });

  it.each([
    ["an empty file", Buffer.alloc(0), /vide/],
    ["an empty archive", zip([]), /ni fichier XML ni liste CSV/],
    ["an archive without XML", zip([{ name: "a.txt", bytes: xml }]), /ni fichier XML ni liste CSV/],
    [
      "two files where one is expected",
      zip([member(), member({ name: "Structures.xml" })]),
      /2 fichiers .*Eleves\.xml, Structures\.xml/,
    ],
    [
      "an archive in the archive",
      zip([member(), { name: "a/SIECLE.ZIP", bytes: xml }]),
      /en contient une autre/,
    ],
    [
      "files that inflate together beyond 1 GiB",
      zip([member({ claimedSize: 2 ** 29 }), member({ name: "b.csv", claimedSize: 2 ** 29 + 1 })]),
      /démesuré/,
    ],
    ["an encrypted archive", zip([member({ encrypted: true })]), /mot de passe/],
    [
      "a spreadsheet",
      zip([{ name: "[Content_Types].xml", bytes: xml }, member({ name: "xl/workbook.xml" })]),
      /XLSX.*CSV UTF-8/,
    ],
    [
      "an OpenDocument",
      zip([{ name: "mimetype", bytes: xml, stored: true }, member({ name: "content.xml" })]),
      /ODS.*CSV UTF-8/,
    ],
    [
      "17 files",
      zip(Array.from({ length: 17 }, (_, index) => ({ name: `${index}.txt`, bytes: xml }))),
      /plus de 16 fichiers/,
    ],
  ])("refuses %s", async (_, archive, sentence) => {
    expect(await refusalOf(openContent(file(archive)))).toMatch(sentence);
  });

  it("refuses an archive cut anywhere", async () => {
    const whole = zip([member()]);
    for (let length = 4; length < whole.length; length += 7) {
      expect(await refusalOf(inflate(whole.subarray(0, length)))).toMatch(/abîmée ou incomplète/);
    }
  });

  it("refuses a checksum that does not agree", async () => {
    for (const stored of [true, false]) {
      expect(await refusalOf(inflate(zip([member({ stored, claimedChecksum: 1 })])))).toMatch(/abîmée/);
    }
  });

  it("refuses sizes that lie, smaller or greater", async () => {
    for (const claimedSize of [xml.length - 1, xml.length + 1, 10]) {
      expect(await refusalOf(inflate(zip([member({ claimedSize })])))).toMatch(/abîmée/);
    }
    expect(await refusalOf(inflate(zip([member({ claimedSize: 2 ** 30 + 1 })])))).toMatch(/démesuré/);
  });

  it("stops a bomb beyond 100 to 1, once past 1 MiB", async () => {
    // Noise does not deflate: one part in 130 of it is a ratio between the old limit and the new one.
    const noise = randomBytes(2 ** 20 / 40);
    const between = Buffer.concat([noise, Buffer.alloc(130 * noise.length)]);
    expect(await refusalOf(inflate(zip([member({ bytes: between })])))).toMatch(/démesuré/);
    const under = Buffer.concat([noise, Buffer.alloc(80 * noise.length)]);
    expect((await inflate(zip([member({ bytes: under })]))).bytes.length).toBe(under.length);
    const bomb = zip([member({ bytes: Buffer.alloc(20 * 2 ** 20) })]);
    expect(await refusalOf(inflate(bomb))).toMatch(/démesuré/);
    const harmless = Buffer.alloc(2 ** 20);
    expect((await inflate(zip([member({ bytes: harmless })]))).bytes.length).toBe(harmless.length);
  });

  it("does not take a failing store for a damaged archive", async () => {
    const archive = zip([member()]);
    const failing: ByteSource = {
      ...file(archive),
      read: (start, end) => {
        if (end - start > 64) throw new Error("store down");
        return file(archive).read(start, end);
      },
    };
    await expect(inflate(failing)).rejects.toThrow("store down");
  });
});
