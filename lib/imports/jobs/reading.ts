import "server-only";
import { randomUUID } from "node:crypto";
import type { Step } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import type { Transaction } from "@/lib/platform/database/transaction";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import type { ByteSource } from "@/lib/files/byte-source";
import { importCounts } from "../rules/preview/stored-shapes";
import { removeChanges } from "../store/changes";
import { findChunk, openImportKey } from "../store/chunks";
import { lockImport, saveImport, type StoredImport } from "../store/imports";
import { findImportKey, removeUnfinished } from "../store/import-file";
import { sealedSource } from "../store/sealed-source";

/** One reading of one file. */
export type Reading = {
  stored: StoredImport;
  attempt: string;
  now: Date;
  source: ByteSource;
  /** What its archive holds besides it. */
  remarks: readonly string[];
  scope: Scope;
  step: Step;
};

/** Another reading of the same file took over, or somebody abandoned the import: this one has nothing left to do. */
export class Superseded extends Error {}

/** Starts a reading from nothing: whatever a killed one left is removed. Null when there is nothing to read. */
export async function beginReading(
  { scope, step }: { scope: Scope; step: Step },
  importId: string,
): Promise<Reading | null> {
  const attempt = randomUUID();
  const begun = await step(async ({ tx, now }) => {
    const stored = await lockImport(tx, scope, importId);
    if (stored?.status !== "RECEIVED") return { result: null, targets: [] };
    await removeChanges(tx, stored);
    await removeUnfinished(tx, scope, stored.facts.parts ?? []);
    await saveImport(tx, stored, { facts: { attempt }, counts: importCounts.parse({}), warnings: [] });
    return { result: { stored, now, wrapped: await findImportKey(tx, scope, importId) }, targets: [] };
  });
  if (!begun) return null;
  const { stored, now, wrapped } = begun;
  if (!wrapped) throw new UnreadableFile("Le fichier envoyé n’est plus là : envoyez-le de nouveau.");
  const key = openImportKey(stored.uai, stored.id, wrapped);
  const source = sealedSource({ name: stored.fileName, size: stored.fileSize }, (seq) =>
    step(async ({ tx }) => ({ result: await findChunk(tx, scope, key, seq), targets: [] })),
  );
  return { stored, attempt, now, source, remarks: [], scope, step };
}

/** Locks the import for one piece of this reading; throws Superseded when it is no longer its turn. */
export async function holdReading(
  tx: Transaction,
  { scope, stored, attempt }: Reading,
): Promise<StoredImport> {
  const held = await lockImport(tx, scope, stored.id);
  if (held?.status !== "RECEIVED" || held.facts.attempt !== attempt) throw new Superseded();
  return held;
}
