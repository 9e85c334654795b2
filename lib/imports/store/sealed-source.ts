import "server-only";
import type { ByteSource } from "@/lib/files/byte-source";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { chunkLength } from "./chunks";

type Piece = { seq: number; bytes: Promise<Buffer | null> };

/** The uploaded file as its readers see it: sealed pieces of the database, opened one at a time by `findPiece`. */
export function sealedSource(
  file: { name: string; size: number },
  findPiece: (seq: number) => Promise<Buffer | null>,
): ByteSource {
  // A ZIP is read by many small ranges of the same piece; a reader that goes on finds the next one already there.
  let held: Piece | undefined;
  let next: Piece | undefined;
  const find = (seq: number): Piece => {
    const bytes = findPiece(seq);
    // Told to whoever asks for the piece; nobody may.
    bytes.catch(() => undefined);
    return { seq, bytes };
  };
  const take = (seq: number): Piece => {
    if (held?.seq === seq) return held;
    return next?.seq === seq ? next : find(seq);
  };
  const open = async (seq: number, ahead: boolean): Promise<Buffer> => {
    held = take(seq);
    if (ahead && next?.seq !== seq + 1) next = find(seq + 1);
    const bytes = await held.bytes;
    if (!bytes) throw new UnreadableFile("Le fichier envoyé n’est plus là : envoyez-le de nouveau.");
    return bytes;
  };
  return {
    ...file,
    async *read(start, end) {
      const stop = Math.min(end, file.size);
      for (let at = start; at < stop;) {
        const seq = Math.floor(at / chunkLength);
        const bytes = await open(seq, (seq + 1) * chunkLength < stop);
        const piece = bytes.subarray(at - seq * chunkLength, stop - seq * chunkLength);
        if (piece.length === 0)
          throw new UnreadableFile("Le fichier reçu est incomplet : envoyez-le de nouveau.");
        yield piece;
        at += piece.length;
      }
    },
  };
}
