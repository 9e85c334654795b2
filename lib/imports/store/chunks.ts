import "server-only";
import {
  associatedData,
  newDataKey,
  openDataKey,
  rewrapDataKey,
  seal,
  unseal,
  type WrappedKey,
} from "@/lib/platform/sealing";
import type { Transaction } from "@/lib/platform/database/transaction";
import { environment } from "@/lib/platform/env";
import type { Scope } from "@/lib/platform/scope";

export const chunkLength = 1024 * 1024;

export type ImportKey = { uai: string; importId: string; key: Buffer };

const keyData = (uai: string, importId: string) => associatedData(uai, "import-key", importId);
const chunkData = ({ uai, importId }: ImportKey, seq: number) =>
  associatedData(uai, "import-chunk", `${importId}:${seq}`);

/** A fresh key for one upload: used now, and wrapped to be kept. */
export function newImportKey(uai: string, importId: string): ImportKey & WrappedKey {
  return { uai, importId, ...newDataKey(environment().SEALING_KEYS, keyData(uai, importId)) };
}

/** Throws MissingKey or SealBroken, each with its French sentence. */
export function openImportKey(uai: string, importId: string, wrapped: WrappedKey): ImportKey {
  return { uai, importId, key: openDataKey(environment().SEALING_KEYS, wrapped, keyData(uai, importId)) };
}

/** The same key wrapped by the current one. */
export function rewrapImportKey(uai: string, importId: string, stored: WrappedKey): WrappedKey {
  return rewrapDataKey(environment().SEALING_KEYS, stored, keyData(uai, importId));
}

/** Keeps one piece of a file, sealed. Pieces are numbered from 0; all but the last hold `chunkLength` bytes. */
export async function saveChunk(tx: Transaction, of: ImportKey, seq: number, bytes: Buffer): Promise<void> {
  const sealed = new Uint8Array(seal(of.key, bytes, chunkData(of, seq)));
  await tx.importChunk.create({
    data: { uai: of.uai, importId: of.importId, seq, sealed },
    select: { seq: true },
  });
}

export async function findChunk(
  tx: Transaction,
  scope: Scope,
  of: ImportKey,
  seq: number,
): Promise<Buffer | null> {
  const chunk = await tx.importChunk.findFirst({
    where: { uai: { in: [...scope] }, importId: of.importId, seq },
    select: { sealed: true },
  });
  return chunk && unseal(of.key, Buffer.from(chunk.sealed), chunkData(of, seq));
}
