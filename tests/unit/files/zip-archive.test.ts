import { describe, expect, it } from "vitest";
import type { ByteSource } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { zip, type ZipMember } from "../../support/zip";
import { file, refusalOf } from "./reading";

const xml = Buffer.from("<BEE_ELEVES>" + "contenu ".repeat(2000) + "</BEE_ELEVES>");
const member = (more: Partial<ZipMember> = {}): ZipMember => ({ name: "Eleves.xml", bytes: xml, ...more });

async function inflate(archive: Buffer | ByteSource): Promise<{ bytes: Buffer; name: string }> {
  const content = await openContent("read" in archive ? archive : file(archive));
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.chunks()) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), name: content.name };
}

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
    const big = Buffer.from(Array.from({ length: 300_000 }, (_, index) => String(index % 977)).join(";"));
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
    ["an empty archive", zip([]), /pas de fichier XML/],
    ["an archive without XML", zip([{ name: "a.txt", bytes: xml }]), /pas de fichier XML/],
    [
      "two XML files",
      zip([member(), member({ name: "Structures.xml" })]),
      /2 fichiers XML .*Eleves\.xml, Structures\.xml/,
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

  it("stops a bomb beyond 200 to 1, once past 1 MiB", async () => {
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
