import { createDecoder, type Encoding } from "@/lib/files/encodings";

/** Bytes of a text in a one-byte encoding, by looking each sign up among the 256. */
export function encode(text: string, encoding: Exclude<Encoding, "utf-8">): Buffer {
  const all = createDecoder(encoding, "").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from(
    Array.from(text, (sign) => {
      const byte = all.lastIndexOf(sign);
      if (byte === -1) throw new Error(`${sign} cannot be written in ${encoding}`);
      return byte;
    }),
  );
}
