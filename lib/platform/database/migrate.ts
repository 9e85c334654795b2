import pg from "pg";
import { ensureApplicationRole } from "./migrations/application-role";
import { applyMissing } from "./migrations/history";
import { installJobQueue } from "./migrations/job-queue";
import { readScripts } from "./migrations/scripts";
import { DatabaseUnavailable } from "./unavailable";

type Options = { migrationUrl: string; directory: string; log: (line: string) => void };

/** The key of Prisma's own advisory lock: neither of the two runners starts while the other works. */
const prismaLock = 72_707_369;
const oldestVersion = 150_000;
const lockPatience = "120s";

async function connect(migrationUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: migrationUrl, application_name: "vigie-migrate" });
  // A connection lost is told by the query that was running on it.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "raison inconnue";
    throw new DatabaseUnavailable(
      `La base de données ne répond pas à l’adresse de MIGRATION_DATABASE_URL (${reason}). ` +
        "Vérifiez l’adresse, le mot de passe et que le serveur est lancé.",
      { cause: error },
    );
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const server = rows[0];
  if (server && server.number < oldestVersion)
    throw new DatabaseUnavailable(
      `Le serveur est PostgreSQL ${server.version} ; la console demande la version 15 ou une plus récente.`,
    );
}

async function lock(client: pg.Client): Promise<void> {
  try {
    await client.query(`set lock_timeout = '${lockPatience}'`);
    await client.query("select pg_advisory_lock($1)", [prismaLock]);
  } catch (error) {
    throw new DatabaseUnavailable(
      "Une autre mise à jour de la base de données est en cours depuis plus de deux minutes. Relancez quand elle est finie.",
      { cause: error },
    );
  }
}

/**
 * Brings a database to the state of the migrations of a directory (Prisma's layout), then installs the job queue.
 * Safe to run from several processes and to kill at any moment. Refuses, by a DatabaseUnavailable written in
 * French, a server that is unreachable or too old, a history that is not ours, a script that fails.
 */
export async function migrate({ migrationUrl, directory, log }: Options): Promise<void> {
  const scripts = readScripts(directory);
  const client = await connect(migrationUrl);
  try {
    await checkServer(client);
    await lock(client);
    await ensureApplicationRole(client, log);
    await applyMissing(client, scripts, log);
    await installJobQueue(client, migrationUrl);
  } finally {
    await client.end();
  }
}
