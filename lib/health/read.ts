import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { database } from "../platform/database/client";
import { readScripts } from "../platform/database/migrations/scripts";

const patienceMs = 3_000;

async function isMigrated(): Promise<boolean> {
  const applied = await database().$queryRaw<{ migration_name: string }[]>`
    select migration_name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null`;
  const names = new Set(applied.map((row) => row.migration_name));
  return readScripts("prisma/migrations").every(({ name }) => names.has(name));
}

/**
 * True when the database answers within three seconds and has had every migration of this version. Open to anybody,
 * so it says no more than that.
 */
export async function isHealthy(): Promise<boolean> {
  try {
    return await Promise.race([isMigrated(), pause(patienceMs, false, { ref: false })]);
  } catch {
    return false;
  }
}
