import { randomBytes } from "node:crypto";
import pg from "pg";
import { closeDatabase } from "@/lib/platform/database/client";
import { migrate } from "@/lib/platform/database/migrate";
import { startThrowaway } from "@/scripts/db/throwaway";

export const consolePort = 4320;

/** Runs work on a new, migrated database that this process and the console it starts both use; nothing is left of it. */
export async function withDatabase<Result>(work: (migrationUrl: string) => Promise<Result>): Promise<Result> {
  const server = await startThrowaway("vigie_bench");
  // A measure given up leaves no server behind either.
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void server.discard().finally(() => process.exit(1)));
  const draw = () => randomBytes(32).toString("base64");
  try {
    await migrate({
      migrationUrl: server.migrationUrl,
      directory: "prisma/migrations",
      log: () => undefined,
    });
    Object.assign(process.env, {
      APP_URL: `http://localhost:${consolePort}`,
      DATABASE_URL: server.applicationUrl,
      SESSION_SECRET: draw(),
      PASSWORD_PEPPER: draw(),
      SEALING_KEYS: `k1:${draw()}`,
    });
    return await work(server.migrationUrl);
  } finally {
    await closeDatabase();
    await server.discard();
  }
}

/** Lets PostgreSQL count its tables, as their owner. */
export async function analyse(migrationUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: migrationUrl });
  await client.connect();
  try {
    await client.query("analyze");
  } finally {
    await client.end();
  }
}
