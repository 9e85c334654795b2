import { Readable } from "node:stream";

/** An upload as its readers see it: any range, as often as needed. `end` is exclusive. */
export type ByteSource = {
  name: string;
  size: number;
  read(start: number, end: number): AsyncIterable<Uint8Array>;
};

/** The bytes to read once a ZIP is opened, as many times as there are passes. */
export type Content = { name: string; chunks(): AsyncIterable<Uint8Array> };

const sliceLength = 64 * 1024;

/** An upload already in memory, given in slices as a stored one would be. */
export function bytesOf(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, read: (start, end) => Readable.from(slices(bytes, start, end)) };
}

function* slices(bytes: Uint8Array, start: number, end: number): Generator<Uint8Array> {
  for (let at = start; at < end; at += sliceLength) {
    yield bytes.subarray(at, Math.min(at + sliceLength, end));
  }
}
