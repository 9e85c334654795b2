import fc from "fast-check";
import { expect, it } from "vitest";
import { recognise } from "@/lib/imports/formats/recognise";
import { readCsvStudents } from "@/lib/imports/formats/csv/students";
import { readSiecleStudents } from "@/lib/imports/formats/siecle/students";
import { readSiecleStructures } from "@/lib/imports/formats/siecle/structures";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { zip } from "../../../support/zip";
import { encode } from "../../files/one-byte-text";
import { drain, file } from "../../files/reading";
import { pupil, siecleXml } from "./siecle-file";

const xml = encode(
  siecleXml([{ children: pupil("Lefèvre", "Zoé") }, { children: pupil("Petit", "Léo"), classes: ["4 D"] }]),
  "iso-8859-15",
);
const csv = Buffer.from('\u{FEFF}Nom;Prénom;Classe\r\nPetit;"Léo";6A\r\nGrand;Zoé;"6 ""B"""\r\n');
const sound = [
  xml,
  csv,
  zip([{ name: "a.xml", bytes: xml }]),
  zip([{ name: "a.xml", bytes: xml, stored: true }]),
];

/** Reads an upload as the console would: true when it was read, false when it was refused with a sentence. */
async function readAsConsole(bytes: Uint8Array): Promise<boolean> {
  const source = file(bytes);
  const found = await recognise(source);
  if (found.kind === "REFUSED") return false;
  try {
    if (found.kind === "SIECLE_STRUCTURES") await readSiecleStructures(source);
    if (found.kind === "SIECLE_STUDENTS")
      await drain((await readSiecleStudents(source, { today: "2026-11-23" })).batches);
    if (found.kind === "CSV") await drain((await readCsvStudents(source, found.mapping)).batches);
    return true;
  } catch (error) {
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
}

const wounds = fc.array(
  fc.tuple(fc.nat(5000), fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0x3b, 0x0a, 0x3c, 0x26))),
  {
    minLength: 1,
    maxLength: 6,
  },
);

it("reads the sound files", async () => {
  for (const bytes of sound) expect(await readAsConsole(bytes)).toBe(true);
});

it("reads or refuses any file with damaged bytes or cut short, and never breaks down", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sound), wounds, fc.nat(5000), async (bytes, changes, length) => {
      const damaged = Uint8Array.from(bytes.subarray(0, Math.max(1, bytes.length - (length % bytes.length))));
      for (const [at, value] of changes) damaged[at % damaged.length] = value;
      expect(typeof (await readAsConsole(damaged))).toBe("boolean");
    }),
    { numRuns: 400 },
  );
});

it("reads or refuses any bytes at all", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      expect(typeof (await readAsConsole(bytes))).toBe("boolean");
    }),
  );
});
