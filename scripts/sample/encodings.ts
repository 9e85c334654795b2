export type Charset = "ISO-8859-15" | "Windows-1252";

/** Signs beyond the first 256 that each charset can write, and where it puts them. */
const places: Record<Charset, ReadonlyMap<string, number>> = {
  "ISO-8859-15": new Map([
    ["€", 0xa4],
    ["Š", 0xa6],
    ["š", 0xa8],
    ["Ž", 0xb4],
    ["ž", 0xb8],
    ["Œ", 0xbc],
    ["œ", 0xbd],
    ["Ÿ", 0xbe],
  ]),
  "Windows-1252": new Map([
    ["€", 0x80],
    ["Š", 0x8a],
    ["Œ", 0x8c],
    ["Ž", 0x8e],
    ["’", 0x92],
    ["š", 0x9a],
    ["œ", 0x9c],
    ["ž", 0x9e],
    ["Ÿ", 0x9f],
  ]),
};

/** Letters that no accent can be taken from. */
const nearest: Record<string, string> = { Đ: "D", đ: "d", Ł: "L", ł: "l", ı: "i", "’": "'" };

/**
 * The text in a charset of one byte a sign. As the real software does, a letter that it lacks loses its marks
 * one by one ("Nguyễn" becomes "Nguyên"); a sign without any likeness stops the generator.
 */
export function encode(text: string, charset: Charset): Buffer {
  const latin = text
    .normalize("NFC")
    .replace(/[^\u0000-\u00ff]/gu, (sign) => writable(sign, places[charset]));
  return Buffer.from(latin, "latin1");
}

function writable(sign: string, place: ReadonlyMap<string, number>): string {
  const byte = place.get(sign);
  if (byte !== undefined) return String.fromCharCode(byte);
  const replaced = nearest[sign] ?? withoutLastMark(sign);
  return replaced <= "\u00ff" ? replaced : writable(replaced, place);
}

function withoutLastMark(sign: string): string {
  const bare = sign
    .normalize("NFD")
    .replace(/\p{M}$/u, "")
    .normalize("NFC");
  if (bare === sign) throw new Error(`No spelling for the sign ${sign}`);
  return bare;
}
