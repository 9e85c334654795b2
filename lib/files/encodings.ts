import { isAscii, isUtf8 } from "node:buffer";
import { UnreadableFile } from "./unreadable-file";

export type Encoding = "utf-8" | "windows-1252" | "iso-8859-15";

/** Turns bytes into text chunk by chunk; `end` gives what the last bytes held. */
export type Decoder = { decode(bytes: Uint8Array): string; end(): string };

/** 0x80 to 0x9F; a hole keeps its control character. Source: WHATWG Encoding, index-windows-1252. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** The eight places where ISO-8859-15 leaves ISO-8859-1. */
const iso885915: Record<string, string> = {
  "\u00A4": "€",
  "\u00A6": "Š",
  "\u00A8": "š",
  "\u00B4": "Ž",
  "\u00B8": "ž",
  "\u00BC": "Œ",
  "\u00BD": "œ",
  "\u00BE": "Ÿ",
};

/** A decoder of one stream. The utf-8 one refuses invalid bytes with `invalidUtf8`, a French sentence. */
export function createDecoder(encoding: Encoding, invalidUtf8: string): Decoder {
  if (encoding === "utf-8") return createUtf8Decoder(invalidUtf8);
  const decode = encoding === "windows-1252" ? decodeWindows1252 : decodeIso885915;
  return {
    decode: (bytes) => decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
    end: () => "",
  };
}

function createUtf8Decoder(invalidUtf8: string): Decoder {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const guarded = (decode: () => string) => {
    try {
      return decode();
    } catch {
      throw new UnreadableFile(invalidUtf8);
    }
  };
  return {
    decode: (bytes) => guarded(() => decoder.decode(bytes, { stream: true })),
    end: () => guarded(() => decoder.decode()),
  };
}

function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009F]/g, fromWindows1252);
}

/** 0x80 to 0x9F hold no letter in ISO-8859-15: a byte there comes from Windows. */
function decodeIso885915(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(
      /[\u0080-\u009F\u00A4\u00A6\u00A8\u00B4\u00B8\u00BC-\u00BE]/g,
      (sign) => iso885915[sign] ?? fromWindows1252(sign),
    );
}

function fromWindows1252(sign: string): string {
  return windows1252.charAt(sign.charCodeAt(0) - 0x80);
}

/** Whether the whole stream is UTF-8, and whether it needs to be: ASCII alone is not a proof. */
export async function examineUtf8(chunks: AsyncIterable<Uint8Array>): Promise<"ascii" | "utf-8" | "other"> {
  let onlyAscii = true;
  let cut = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes =
      cut.length > 0
        ? Buffer.concat([cut, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const whole = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return "other";
    onlyAscii &&= isAscii(bytes);
    cut = Buffer.from(bytes.subarray(whole));
  }
  if (cut.length > 0) return "other";
  return onlyAscii ? "ascii" : "utf-8";
}

/** Length without the character that the end of the chunk may have cut. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
