import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { defineUpload, type IncomingFile } from "@/lib/platform/define-upload";
import { readImport } from "./jobs/read-import";
import { sweepImport } from "./jobs/sweep-import";
import { dueDate } from "./rules/preview/retention";
import { chunkLength, newImportKey, saveChunk } from "./store/chunks";
import { createImport, removeImport, saveImport } from "./store/imports";

const maxFiles = 10;
const maxBytes = 512 * 1024 * 1024;
const longestName = 200;

/**
 * Receives files of pupils as they flow, one sealed piece after the other: memory holds one. Each file shows, and
 * its reading is queued, once it is complete; one that is cut leaves nothing. Answers the imports’ ids.
 */
export const receiveImportFiles = defineUpload({
  permission: "import:make",
  audit: "import.received",
  maxFiles,
  maxBytes,
  async receive({ file, actor, now, commit }) {
    const { uai, scope } = actor;
    if (uai === null) throw new Error("An upload belongs to one school");
    const id = randomUUID();
    const key = newImportKey(uai, id);
    // By whole signs: half of a surrogate pair could not be stored.
    const fileName = Array.from(file.name).slice(-longestName).join("");
    const order = { uai, actor, payload: { importId: id }, key: id };

    await commit(async (tx) => {
      await createImport(tx, { uai, id, fileName, key, author: actor, now });
      await sweepImport.enqueue(tx, { ...order, runAt: dueDate("RECEIVING", now) });
      return { result: undefined, targets: [] };
    });
    try {
      const hash = createHash("sha256");
      let size = 0;
      let seq = 0;
      for await (const piece of piecesOf(file)) {
        hash.update(piece);
        size += piece.length;
        const rank = seq++;
        await commit(async (tx) => {
          await saveChunk(tx, key, rank, piece);
          return { result: undefined, targets: [] };
        });
      }
      const sha256 = hash.digest("hex");
      return await commit(async (tx) => {
        await saveImport(tx, { uai, id }, { status: "RECEIVED", sha256, fileSize: size });
        await readImport.enqueue(tx, order);
        await sweepImport.enqueue(tx, { ...order, runAt: dueDate("RECEIVED", now) });
        return { result: id, targets: [{ kind: "import", id, detail: { fileName, size, sha256 } }] };
      });
    } catch (error) {
      await commit(async (tx) => {
        await removeImport(tx, scope, id);
        return { result: undefined, targets: [] };
      });
      throw error;
    }
  },
});

/** The file again, in pieces of one length but the last. */
async function* piecesOf({ bytes }: IncomingFile): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let rest = chunk;
    while (length + rest.length >= chunkLength) {
      const cut = chunkLength - length;
      yield Buffer.concat([...held, rest.subarray(0, cut)]);
      rest = rest.subarray(cut);
      held = [];
      length = 0;
    }
    held.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(held);
}
