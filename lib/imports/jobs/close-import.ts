import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { saveImport, type StoredImport } from "../store/imports";
import { eraseFile } from "../store/import-file";

/** The import is over: its numbers stay, what the file said of people goes, remarks that may name them included. */
export async function closeImport(
  tx: Transaction,
  held: StoredImport,
  applied: NonNullable<StoredImport["counts"]["applied"]>,
  now: Date,
): Promise<void> {
  await eraseFile(tx, held);
  const counts = { ...held.counts, applied };
  await saveImport(tx, held, { status: "APPLIED", appliedAt: now, counts, warnings: [], refusal: null });
}
