import { ensureEmbedded, type EmbeddedDatabase } from "@/lib/platform/database/embedded/cluster";
import { migrate } from "@/lib/platform/database/migrate";
import type { Settings } from "./settings";

/** What a process of the console must do for its database; nothing when somebody else keeps the server. */
export type OpenDatabase = Pick<EmbeddedDatabase, "isAlive" | "restart" | "stop">;

const keptElsewhere: OpenDatabase = {
  isAlive: () => true,
  restart: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

const migrationDirectory = "prisma/migrations";

function log(line: string): void {
  console.log(line);
}

async function openEmbedded(dataDirectory: string): Promise<OpenDatabase> {
  const database = await ensureEmbedded({ baseDirectory: dataDirectory, log });
  process.env["DATABASE_URL"] = database.applicationUrl;
  const stop = database.started ? () => database.stop() : keptElsewhere.stop;
  await migrate({ migrationUrl: database.migrationUrl, directory: migrationDirectory, log });
  return { isAlive: () => database.isAlive(), restart: () => database.restart(), stop };
}

/**
 * The database of DATABASE_URL, or the console's own server in the data folder, started if need be; migrated in both
 * cases, unless MIGRATION_DATABASE_URL is left out on purpose (a process that must not hold the owner's password).
 */
export async function openDatabase({ dataDirectory }: Settings): Promise<OpenDatabase> {
  if (!process.env["DATABASE_URL"]) return openEmbedded(dataDirectory);
  const migrationUrl = process.env["MIGRATION_DATABASE_URL"];
  if (migrationUrl) await migrate({ migrationUrl, directory: migrationDirectory, log });
  else log("MIGRATION_DATABASE_URL absent : la base de données n’est pas mise à jour par ce processus.");
  return keptElsewhere;
}
