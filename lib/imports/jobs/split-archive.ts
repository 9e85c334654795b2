import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { isZip } from "@/lib/files/content";
import { piecesOf } from "@/lib/files/pieces";
import type { Archive } from "@/lib/files/zip-archive";
import { nestedArchive } from "@/lib/files/zip-entries";
import type { QueuedJob } from "@/lib/platform/define-job";
import { storableText } from "@/lib/platform/storable-text";
import type { Content } from "@/lib/files/byte-source";
import { describeLeftOut } from "../rules/archive";
import { dueDate } from "../rules/preview/retention";
import { storedName } from "../rules/stored-name";
import { chunkLength, newImportKey, saveChunk } from "../store/chunks";
import { createImport, saveImport } from "../store/imports";
import { eraseFile } from "../store/import-file";
import { holdReading, type Reading } from "./reading";
import { sweepImport } from "./sweep-import";

type Part = { id: string; fileName: string; content: Content; key: ReturnType<typeof newImportKey> };
type Filled = Part & { sha256: string; size: number };

/**
 * Makes an import of each file of an archive, sealed under its own key: all of them show at once, or none. Killed
 * in the middle, the next reading removes what was begun.
 */
export async function splitArchive(
  reading: Reading,
  archive: Archive,
  readImport: QueuedJob<{ importId: string }>,
): Promise<void> {
  const parts = archive.files.map((content) => makePart(reading.stored.uai, content));
  await begin(reading, parts);
  const filled: Filled[] = [];
  for (const part of parts) filled.push(await fill(reading, part));
  await reading.step(async ({ tx, now }) => {
    const held = await holdReading(tx, reading);
    const actor = { id: held.createdBy, name: held.createdByName };
    for (const { id, size, sha256 } of filled) {
      const order = { uai: held.uai, actor, payload: { importId: id }, key: id };
      await saveImport(tx, { uai: held.uai, id }, { status: "RECEIVED", sha256, fileSize: size });
      await readImport.enqueue(tx, order);
      await sweepImport.enqueue(tx, { ...order, runAt: dueDate("RECEIVED", now) });
    }
    await eraseFile(tx, held);
    const said = { facts: { parts: filled.map(({ id }) => id) }, warnings: describeLeftOut(archive) };
    await saveImport(tx, held, { ...said, status: "SPLIT", format: "ARCHIVE", refusal: null });
    const targets = filled.map(({ id, fileName, size, sha256 }) => ({
      ...{ kind: "import", id, detail: { status: "RECEIVED", fileName, size, sha256, archiveId: held.id } },
    }));
    return {
      result: undefined,
      targets: [{ kind: "import", id: held.id, detail: { status: "SPLIT" } }, ...targets],
    };
  });
}

function makePart(uai: string, content: Content): Part {
  const id = randomUUID();
  return { id, fileName: storedName(storableText(content.name)), content, key: newImportKey(uai, id) };
}

async function begin(reading: Reading, parts: readonly Part[]): Promise<void> {
  await reading.step(async ({ tx, now }) => {
    const held = await holdReading(tx, reading);
    const { uai, createdBy, createdByName } = held;
    const author = { id: createdBy, name: createdByName };
    for (const { id, fileName, key } of parts) {
      await createImport(tx, { uai, id, fileName, key, author, now });
      const order = { uai, actor: author, payload: { importId: id }, key: id };
      await sweepImport.enqueue(tx, { ...order, runAt: dueDate("RECEIVING", now) });
    }
    const facts = { ...held.facts, parts: parts.map(({ id }) => id) };
    await saveImport(tx, held, { facts, format: "ARCHIVE" });
    return { result: undefined, targets: [] };
  });
}

async function fill(reading: Reading, part: Part): Promise<Filled> {
  if (await isZip(part.content.chunks())) throw nestedArchive(part.content.name);
  const hash = createHash("sha256");
  let size = 0;
  let seq = 0;
  for await (const piece of piecesOf(part.content.chunks(), chunkLength)) {
    hash.update(piece);
    size += piece.length;
    const rank = seq++;
    await reading.step(async ({ tx }) => {
      await holdReading(tx, reading);
      await saveChunk(tx, part.key, rank, piece);
      return { result: undefined, targets: [] };
    });
  }
  return { ...part, sha256: hash.digest("hex"), size };
}
