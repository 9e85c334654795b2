import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, expect, test } from "vitest";
import { closeDatabase, databasePool } from "@/lib/platform/database/client";
import { findSilentPools } from "@/lib/worker/liveness";
import { useTestDatabase } from "@/tests/support/test-database";
import { type Hand, makeCrew, until } from "@/tests/support/workers/crew";
import { makeBustle, toldChance } from "./bustle";

useTestDatabase();
const crew = makeCrew("scripts/worker.ts", { MIGRATION_DATABASE_URL: "" });
afterEach(() => crew.dismiss());
afterAll(closeDatabase);

const kills = 30;
const workers = 3;
const longestRespiteMs = 900;

const isReady = ({ lines }: Hand) => lines.some((line) => line.startsWith("Travaux en arrière-plan"));

test(`${kills} workers killed at any moment lose nothing, and the work ends by itself`, async () => {
  const chance = toldChance("worker kills");
  const bustle = makeBustle();
  const hands = Array.from({ length: workers }, () => crew.start());
  let caughtAtWork = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    await bustle.feed();
    const victim = await until(() => hands.find(isReady), 60_000);
    await pause(chance.below(longestRespiteMs));
    const ended = once(victim.process, "exit");
    victim.process.kill("SIGKILL");
    await ended;
    hands.splice(hands.indexOf(victim), 1, crew.start());
    // A pool that holds a job and no longer shows itself is one that was killed in the middle of it.
    if ((await findSilentPools(databasePool())).length > 0) caughtAtWork += 1;
    await bustle.check();
  }
  await bustle.settle(120_000);
  expect(caughtAtWork).toBeGreaterThan(kills / 3);
}, 400_000);
