import "server-only";
import type { ByteSource } from "@/lib/files/byte-source";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { chunkLength } from "./chunks";

/** The uploaded file as its readers see it: sealed pieces of the database, opened one at a time by `findPiece`. */
export function sealedSource(
  file: { name: string; size: number },
  findPiece: (seq: number) => Promise<Buffer | null>,
): ByteSource {
  // A ZIP is read by many small ranges of the same piece.
  let held: { seq: number; bytes: Buffer } | undefined;
  const open = async (seq: number): Promise<Buffer> => {
    if (held?.seq === seq) return held.bytes;
    const bytes = await findPiece(seq);
    if (!bytes) throw new UnreadableFile("Le fichier envoyé n’est plus là : envoyez-le de nouveau.");
    held = { seq, bytes };
    return bytes;
  };
  return {
    ...file,
    async *read(start, end) {
      const stop = Math.min(end, file.size);
      for (let at = start; at < stop;) {
        const seq = Math.floor(at / chunkLength);
        const bytes = await open(seq);
        const piece = bytes.subarray(at - seq * chunkLength, stop - seq * chunkLength);
        if (piece.length === 0)
          throw new UnreadableFile("Le fichier reçu est incomplet : envoyez-le de nouveau.");
        yield piece;
        at += piece.length;
      }
    },
  };
}
