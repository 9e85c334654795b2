import type { ByteSource, Content } from "./byte-source";
import { maxContentBytes } from "./limits";
import { UnreadableFile } from "./unreadable-file";
import { openZip } from "./zip-archive";

/** The file itself, or the one that its ZIP holds. Throws UnreadableFile for an empty, too big or unusable file. */
export async function openContent(source: ByteSource): Promise<Content> {
  if (source.size === 0) throw new UnreadableFile("Ce fichier est vide : refaites l’export.");
  const head = await headOf(source.read(0, Math.min(4, source.size)), 4);
  if (startsWith(head, "PK\u0003\u0004") || startsWith(head, "PK\u0005\u0006")) return openZip(source);
  if (source.size > maxContentBytes)
    throw new UnreadableFile("Ce fichier dépasse 1 Go : ce n’est pas un export d’établissement.");
  return { name: source.name, chunks: () => source.read(0, source.size) };
}

/** First bytes of a stream, at most `length`. */
export async function headOf(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Buffer> {
  const held: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    total += chunk.length;
    if (total >= length) break;
  }
  return Buffer.concat(held).subarray(0, length);
}

/** True when the bytes begin with these signs, one byte each. */
export function startsWith(bytes: Buffer, signs: string): boolean {
  return bytes.subarray(0, signs.length).equals(Buffer.from(signs, "latin1"));
}
