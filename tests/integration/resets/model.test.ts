import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { useTestDatabase } from "@/tests/support/test-database";
import { sequences, tried } from "./model/commands";
import { checkChain } from "./model/invariants";
import { newModel } from "./model/state";
import { armFaults, newWorld } from "./model/world";

const { migrationUrl } = useTestDatabase();
const owner = new pg.Client({ connectionString: migrationUrl });

beforeAll(async () => {
  await owner.connect();
  await armFaults(owner);
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const classes = ["6e A", "6e B", "6e A", "6e B", "6e A", "6e B"];
const everyGesture = [
  ...["start", "exclude", "run, none", "run, crash", "run, stumble", "run, lost key", "retry", "cancel"],
  ...["print", "hand out", "void", "close", "expire", "purge"],
];

test("any order of gestures and faults leaves each pupil the old password or one printable new one", async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const world = await newWorld(owner, classes);
      await fc.asyncModelRun(() => ({ model: newModel(classes), real: world }), sequence);
      await checkChain(world);
    }),
    { numRuns: 40, interruptAfterTimeLimit: 240_000 },
  );
  // A property that never got anywhere would prove nothing.
  const accepted = everyGesture.map((name) => [name, (tried.get(name)?.accepted ?? 0) > 0]);
  expect(accepted).toEqual(everyGesture.map((name) => [name, true]));
}, 300_000);
