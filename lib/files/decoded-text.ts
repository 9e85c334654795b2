import { setImmediate as otherTurns } from "node:timers/promises";
import type { Content } from "./byte-source";
import { createDecoder, type Encoding } from "./encodings";

/** A text no longer than this is short-lived memory; a longer one stays until all of it is looked through. */
const sliceLength = 32 * 1024;

/**
 * The text of a file, chunk by chunk, without the byte order marks that some tools repeat at its head. Between two
 * chunks what waits has its turn: the statements of what is being written meanwhile, the next pieces of the file.
 */
export async function* decodeContent(
  content: Content,
  encoding: Encoding,
  invalidUtf8: string,
): AsyncGenerator<string> {
  const decoder = createDecoder(encoding, invalidUtf8);
  let started = false;
  for await (const bytes of inSlices(content.chunks())) {
    const decoded = decoder.decode(bytes);
    const text: string = started ? decoded : decoded.replace(/^\u{FEFF}+/u, "");
    started ||= text.length > 0;
    if (text.length > 0) yield text;
  }
  const rest = decoder.end();
  if (rest.length > 0) yield rest;
}

async function* inSlices(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += sliceLength) {
      yield chunk.subarray(at, at + sliceLength);
      await otherTurns();
    }
  }
}
