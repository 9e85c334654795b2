import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: at(inject("templateMigrationUrl"), "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const dropAttempts = 60;

/** A process killed in the middle leaves a connection that PostgreSQL ends with its statement, not at once. */
async function dropOnceLeft(database: string): Promise<void> {
  for (let left = dropAttempts; ; left -= 1) {
    try {
      await asOwner(`drop database if exists ${database} with (force)`);
      return;
    } catch (error) {
      if (left === 0) throw error;
      await pause(500);
    }
  }
}

/** Settings of a console, drawn for this file: a test that needs a fixed secret hides a fault. */
function drawSettings(): Record<string, string> {
  return {
    APP_URL: "http://localhost:3000",
    SESSION_SECRET: randomBytes(32).toString("base64url"),
    PASSWORD_PEPPER: randomBytes(32).toString("base64url"),
    SEALING_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  };
}

/**
 * Gives this test file a migrated database of its own and points the console at it. Call it once, at the top
 * level of the file: the addresses are in the environment at once, the database before the first test.
 */
export function useTestDatabase(): { applicationUrl: string; migrationUrl: string } {
  const database = `vigie_test_${randomBytes(6).toString("hex")}`;
  const applicationUrl = at(inject("templateApplicationUrl"), database);
  const migrationUrl = at(inject("templateMigrationUrl"), database);
  process.env["DATABASE_URL"] = applicationUrl;
  process.env["MIGRATION_DATABASE_URL"] = migrationUrl;
  Object.assign(process.env, drawSettings());

  beforeAll(() => asOwner(`create database ${database} template vigie_template`));
  afterAll(async () => {
    // The owner may not end the application's connections: they are closed first.
    await closeDatabase();
    await dropOnceLeft(database);
  });
  return { applicationUrl, migrationUrl };
}
