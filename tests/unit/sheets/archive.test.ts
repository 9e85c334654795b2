import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { checkSheetsZip, renderSheetsZip } from "@/lib/sheets/archive";
import { maxPupilsPerDocument } from "@/lib/sheets/rules";
import { readPdf, textsOf } from "@/tests/support/read-pdf";
import { classOf, context, layout, student } from "./sheet-samples";

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>((bytes, options, done) => {
  yauzl.fromBuffer(bytes, options, (error, zip) => {
    done(error, zip);
  });
});

/** The files of an archive as another library reads them, which refuses names that leave the folder. */
async function unzip(bytes: Buffer): Promise<{ name: string; flags: number; content: Buffer }[]> {
  const zip = await open(bytes, { lazyEntries: true, strictFileNames: true });
  const read = promisify(zip.openReadStream.bind(zip)) as (
    entry: yauzl.Entry,
  ) => Promise<NodeJS.ReadableStream>;
  const files: { name: string; flags: number; content: Buffer }[] = [];
  for await (const entry of entriesOf(zip))
    files.push({
      name: entry.fileName,
      flags: entry.generalPurposeBitFlag,
      content: await buffer(await read(entry)),
    });
  return files;
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (let read = 0; read < zip.entryCount; read += 1) {
    const next = new Promise<yauzl.Entry>((resolve, reject) => {
      zip.once("entry", resolve).once("error", reject);
    });
    zip.readEntry();
    yield await next;
  }
}

const zipOf = async (...classes: ReturnType<typeof classOf>[]) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of renderSheetsZip(layout({ contents: "LIST" }), classes, context))
    chunks.push(chunk);
  return Buffer.concat(chunks);
};

describe("the archive", () => {
  it("holds one PDF a class, named after it in UTF-8, and its own pupils only", async () => {
    const classes = [classOf("6e A", 3), classOf("6e/A", 4), classOf("Éole", 5), classOf("../../etc", 1)];
    const files = await unzip(await zipOf(...classes));
    expect(files.map(({ name }) => name)).toEqual([
      "Classe 6e A.pdf",
      "Classe 6e-A.pdf",
      "Classe Éole.pdf",
      "Classe ..-..-etc.pdf",
    ]);
    for (const [index, { flags, content }] of files.entries()) {
      expect(flags & 0x800).toBe(0x800);
      const pdf = await readPdf([content]);
      const texts = textsOf(pdf);
      expect(texts.filter((text) => /^NOM\d+$/u.test(text))).toHaveLength(
        classes[index]?.students.length ?? 0,
      );
    }
  });

  it("draws a class only when the one before it has left", async () => {
    let asked = 0;
    const classes = Array.from({ length: 40 }, (_, index) => {
      const { name, students } = classOf(`Classe ${index}`, 30);
      return {
        name,
        get students() {
          asked = Math.max(asked, index);
          return students;
        },
      };
    });
    const rendered = renderSheetsZip(layout(), classes, context);
    await rendered.next();
    asked = 0;
    for (let chunk = 0; chunk < 3; chunk += 1) await rendered.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toBeLessThan(10);
    await rendered.return(undefined);
  });

  it("writes no byte of what it refuses", async () => {
    const unprintable = { name: "5e B", students: [student({ provisionalPassword: "" })] };
    await expect(
      renderSheetsZip(layout(), [classOf("6e A", 1), unprintable], context).next(),
    ).rejects.toThrow(RangeError);
    await expect(renderSheetsZip(layout(), [], context).next()).rejects.toThrow(RangeError);
  });

  it("ends with the fault of a class that cannot be drawn", async () => {
    let reads = 0;
    let allowed = Infinity;
    const { name, students } = classOf("5e B", 2);
    const broken = {
      name,
      get students() {
        reads += 1;
        if (reads > allowed) throw new Error("unreadable class");
        return students;
      },
    };
    // Whole for the check before the first byte, and no longer.
    checkSheetsZip([broken]);
    allowed = 2 * reads;
    const draw = async () => {
      for await (const chunk of renderSheetsZip(layout(), [classOf("6e A", 1), broken], context))
        expect(chunk).toBeInstanceOf(Uint8Array);
    };
    await expect(draw()).rejects.toThrow("unreadable class");
  });
});

describe("checkSheetsZip", () => {
  it("limits each document and not the archive", () => {
    const full = classOf("6e A", maxPupilsPerDocument);
    expect(checkSheetsZip([full, full])).toEqual({
      accepted: true,
      change: { pupils: 2 * maxPupilsPerDocument },
    });
    expect(checkSheetsZip([classOf("6e A", maxPupilsPerDocument + 1)]).accepted).toBe(false);
    expect(checkSheetsZip([])).toMatchObject({ reason: "Choisissez au moins une classe à imprimer." });
  });
});
