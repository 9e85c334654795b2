import { bytesOf, type ByteSource } from "@/lib/files/byte-source";
import { UnreadableFile } from "@/lib/files/unreadable-file";

export function file(content: Uint8Array | string, name = "depot.bin"): ByteSource {
  return bytesOf(name, typeof content === "string" ? Buffer.from(content) : content);
}

/** Every record of a file, whatever the batches. */
export async function drain<Item>(batches: AsyncIterable<Item[]>): Promise<Item[]> {
  const records: Item[] = [];
  for await (const batch of batches) records.push(...batch);
  return records;
}

/** The French sentence that a reading is refused with; fails when it is not refused, or breaks otherwise. */
export async function refusalOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.sentence;
    throw error;
  }
  throw new Error("The file was read.");
}

/** The same bytes, given a few at a time as a slow store could. */
export function inPieces(bytes: Uint8Array, length: number): ByteSource {
  return {
    name: "depot.bin",
    size: bytes.length,
    async *read(start, end) {
      for (let at = start; at < end; at += length) {
        yield await Promise.resolve(bytes.subarray(at, Math.min(at + length, end)));
      }
    },
  };
}
