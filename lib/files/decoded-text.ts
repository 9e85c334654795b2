import type { Content } from "./byte-source";
import { createDecoder, type Encoding } from "./encodings";

/** The text of a file, chunk by chunk, without the byte order marks that some tools repeat at its head. */
export async function* decodeContent(
  content: Content,
  encoding: Encoding,
  invalidUtf8: string,
): AsyncGenerator<string> {
  const decoder = createDecoder(encoding, invalidUtf8);
  let started = false;
  for await (const chunk of content.chunks()) {
    const decoded = decoder.decode(chunk);
    const text: string = started ? decoded : decoded.replace(/^\u{FEFF}+/u, "");
    started ||= text.length > 0;
    if (text.length > 0) yield text;
  }
  const rest = decoder.end();
  if (rest.length > 0) yield rest;
}
