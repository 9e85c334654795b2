import { setTimeout as pause } from "node:timers/promises";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import type { EmbeddedDatabase } from "@/lib/platform/database/embedded/cluster";
import { migrate } from "@/lib/platform/database/migrate";
import { freshSettings } from "@/scripts/start/secrets";
import { makeEmbeddedFolder, postmasterPid } from "@/tests/support/embedded/folder";
import { makeCrew } from "@/tests/support/workers/crew";
import { makeBustle, toldChance } from "./bustle";

const folder = makeEmbeddedFolder();
const crew = makeCrew("scripts/worker.ts", { MIGRATION_DATABASE_URL: "" });
let database: EmbeddedDatabase;

beforeAll(async () => {
  database = await folder.start();
  const { applicationUrl, migrationUrl } = database;
  await migrate({ migrationUrl, directory: "prisma/migrations", log: () => undefined });
  Object.assign(process.env, parseEnv(freshSettings("http://localhost:3000")), {
    DATABASE_URL: applicationUrl,
    MIGRATION_DATABASE_URL: migrationUrl,
  });
});
afterAll(async () => {
  await crew.dismiss();
  await closeDatabase();
  await folder.discard();
});

const kills = 10;
const longestRespiteMs = 1_500;

test(`PostgreSQL killed ${kills} times at any moment loses nothing acknowledged, and the work ends by itself`, async () => {
  const chance = toldChance("database kills");
  const bustle = makeBustle();
  crew.start();
  crew.start();
  for (let kill = 0; kill < kills; kill += 1) {
    await bustle.feed();
    await pause(chance.below(longestRespiteMs));
    // A principal confirms at the very moment: refused or acknowledged, never in between.
    const confirming = bustle.startOne().catch(() => undefined);
    await pause(chance.below(longestRespiteMs / 2));
    process.kill(postmasterPid(database.dataDirectory), "SIGKILL");
    await confirming;
    await database.restart();
    await bustle.check();
  }
  await bustle.settle(180_000);
}, 500_000);
