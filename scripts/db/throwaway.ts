import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureEmbedded, type EmbeddedDatabase } from "@/lib/platform/database/embedded/cluster";

/** A server of its own in a temporary folder, for a check or a test run; `discard` leaves nothing of it. */
export async function startThrowaway(
  databaseName: string,
): Promise<EmbeddedDatabase & { discard: () => Promise<void> }> {
  const baseDirectory = mkdtempSync(path.join(tmpdir(), "vigie-throwaway-"));
  // A temporary folder is private, and the account of a server that we start as root must walk through it.
  chmodSync(baseDirectory, 0o711);
  const database = await ensureEmbedded({ baseDirectory, databaseName, log: () => undefined });
  const discard = async () => {
    await database.stop();
    rmSync(baseDirectory, { recursive: true, force: true });
  };
  return { ...database, discard };
}
