import { setTimeout as pause } from "node:timers/promises";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "@/lib/platform/database/migrate";
import { freshSettings } from "@/scripts/start/secrets";
import { type EmbeddedFolder, makeEmbeddedFolder, postmasterPid } from "@/tests/support/embedded/folder";
import { countJobs, makeCrew, queueTelling, until } from "@/tests/support/workers/crew";

const crew = makeCrew();
let folder: EmbeddedFolder;

beforeEach(() => {
  folder = makeEmbeddedFolder();
});
afterEach(async () => {
  await crew.dismiss();
  await folder.discard();
});

test("a job that ends while PostgreSQL is dead is done again once it is back, by the same process", async () => {
  const database = await folder.start();
  const { applicationUrl, migrationUrl } = database;
  await migrate({ migrationUrl, directory: "prisma/migrations", log: () => undefined });
  Object.assign(process.env, parseEnv(freshSettings("http://localhost:3000")), {
    DATABASE_URL: applicationUrl,
  });
  const { process: child } = crew.start();
  await queueTelling(applicationUrl, 2_000);
  await until(() => crew.whoSaid("begun 1"), 20_000);

  process.kill(postmasterPid(database.dataDirectory), "SIGKILL");
  await until(() => crew.whoSaid("ended 1"), 10_000);
  await pause(1_000);
  await database.restart();

  await until(() => crew.whoSaid("ended 2"), 20_000);
  await until(async () => ((await countJobs(applicationUrl)) === 0 ? true : undefined), 5_000);
  expect(child.exitCode).toBeNull();
});
