import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureEmbedded } from "@/lib/platform/database/embedded/cluster";

/** Removes a data folder and its database, wherever the latter had to be put. */
export async function forgetData(dataDirectory: string): Promise<void> {
  if (!existsSync(dataDirectory)) return;
  const database = await ensureEmbedded({ baseDirectory: dataDirectory, log: () => undefined });
  await database.stop();
  for (const folder of [path.dirname(database.dataDirectory), dataDirectory])
    rmSync(folder, { recursive: true, force: true });
}
