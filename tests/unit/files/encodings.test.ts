import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDecoder, examineUtf8, type Encoding } from "@/lib/files/encodings";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { encode } from "./one-byte-text";

const refusal = "Octets invalides.";

function decode(encoding: Encoding, chunks: readonly Uint8Array[]): string {
  const decoder = createDecoder(encoding, refusal);
  return chunks.map((chunk) => decoder.decode(chunk)).join("") + decoder.end();
}

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const bounds = [
    0,
    ...[...at].sort((one, other) => one - other).map((n) => Math.min(n, bytes.length)),
    bytes.length,
  ];
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
}

async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve(chunks);
}

const cuts = fc.array(fc.nat(400), { maxLength: 12 });

describe("one-byte encodings", () => {
  it("reads 0x80 to 0x9F of Windows-1252 as the standard lists them", () => {
    const points = [
      0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
      0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
      0x153, 0x9d, 0x17e, 0x178,
    ];
    const bytes = Uint8Array.from(points, (_, index) => 0x80 + index);
    expect(decode("windows-1252", [bytes])).toBe(String.fromCodePoint(...points));
  });

  it.each(["windows-1252", "iso-8859-15"] as const)("reads ASCII and 0xA0 to 0xFF of %s", (encoding) => {
    const bytes = Uint8Array.from({ length: 0xe0 }, (_, index) => (index < 0x80 ? index : index + 0x20));
    const oracle =
      encoding === "iso-8859-15"
        ? new TextDecoder("iso-8859-15").decode(bytes)
        : Buffer.from(bytes).toString("latin1");
    expect(decode(encoding, [bytes])).toBe(oracle);
  });

  it("reads the euro and œ where ISO-8859-15 puts them", () => {
    expect(decode("iso-8859-15", [Uint8Array.of(0xa4, 0xbd, 0xbc, 0xbe)])).toBe("€œŒŸ");
    expect(encode("€œ", "iso-8859-15")).toEqual(Buffer.from([0xa4, 0xbd]));
  });

  it("gives the same text wherever the chunks are cut", () => {
    const encodings = fc.constantFrom<Encoding>("windows-1252", "iso-8859-15");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), cuts, encodings, (bytes, at, encoding) => {
        expect(decode(encoding, cut(bytes, at))).toBe(decode(encoding, [bytes]));
      }),
    );
  });
});

describe("utf-8", () => {
  it("gives the same text wherever the chunks are cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), cuts, (text, at) => {
        expect(decode("utf-8", cut(Buffer.from(text), at))).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it("refuses an invalid byte and a cut character with the sentence it was given", () => {
    for (const bytes of [Uint8Array.of(0x41, 0xe9, 0x41), Uint8Array.of(0x41, 0xc3)]) {
      expect(() => decode("utf-8", [bytes])).toThrow(new UnreadableFile(refusal));
    }
  });
});

describe("examineUtf8", () => {
  it("agrees with the platform’s decoder on any bytes, however they are cut", async () => {
    const texts = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((text) => new Uint8Array(Buffer.from(text)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 60 }), texts), cuts, async (bytes, at) => {
        expect(await examineUtf8(stream(cut(bytes, at)))).toBe(examineWhole(bytes));
      }),
    );
  });

  it("does not take ASCII for a proof", async () => {
    expect(await examineUtf8(stream([Buffer.from("Nom")]))).toBe("ascii");
    expect(await examineUtf8(stream([Buffer.from("Prénom")]))).toBe("utf-8");
    expect(await examineUtf8(stream([encode("Prénom", "windows-1252")]))).toBe("other");
  });
});

function examineWhole(bytes: Uint8Array): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "other";
  }
  return bytes.every((byte) => byte < 0x80) ? "ascii" : "utf-8";
}
