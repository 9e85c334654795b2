import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { piecesOf } from "@/lib/files/pieces";
import { defineUpload } from "@/lib/platform/define-upload";
import { readImport } from "./jobs/read-import";
import { sweepImport } from "./jobs/sweep-import";
import { dueDate } from "./rules/preview/retention";
import { storedName } from "./rules/stored-name";
import { chunkLength, newImportKey, saveChunk } from "./store/chunks";
import { createImport, saveImport } from "./store/imports";
import { removeImport } from "./store/import-file";

const maxFiles = 10;
const maxBytes = 512 * 1024 * 1024;

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
    const fileName = storedName(file.name);
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
      for await (const piece of piecesOf(file.bytes, chunkLength)) {
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
