import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { until } from "@/tests/support/workers/crew";
import { batchOf, confirmed, lines, schoolOfGuests, statuses } from "./guests";

useTestDatabase();
afterAll(closeDatabase);

const guests = 3000;

const startWorkerProcess = () =>
  spawn(process.execPath, ["--import", "tsx", "--import", "./scripts/as-server.mjs", "scripts/worker.ts"], {
    stdio: "ignore",
    env: { ...process.env, WORKER_CONCURRENCY: "2" },
  });

async function countDone(batchId: string): Promise<number> {
  const done = await lines(batchId);
  return done.find(({ status }) => status === "DONE")?.count ?? 0;
}

test("a batch killed twice in the middle does each line once and ends by itself", async () => {
  const { uai, rupn } = await schoolOfGuests(guests);
  const batchId = batchOf(await confirmed(rupn, { uai, geste: "SUSPEND", everything: "on" }));
  let before = 0;
  for (let kill = 0; kill < 2; kill += 1) {
    const worker = startWorkerProcess();
    await until(async () => ((await countDone(batchId)) > before ? true : undefined), 30_000);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    before = await countDone(batchId);
    // What a line says is what its account is: there is no third state.
    const suspended = (await statuses(uai)).find(({ status }) => status === "SUSPENDED")?.count;
    expect(suspended).toBe(before);
  }
  // The kills really fell in the middle.
  expect(before).toBeLessThan(guests);

  const last = startWorkerProcess();
  const ended = once(last, "exit");
  const isDone = () => asOwner("select 1 from batch where id = $1 and status = 'DONE'", [batchId]);
  await until(async () => ((await isDone()).length === 1 ? true : undefined), 60_000);
  last.kill("SIGTERM");
  await ended;
  expect(await lines(batchId)).toEqual([{ status: "DONE", count: guests }]);
  const orders = await asOwner(
    "select count(*)::int as orders, count(distinct account_id)::int as accounts from outgoing_change where batch_id = $1",
    [batchId],
  );
  expect(orders).toEqual([{ orders: guests, accounts: guests }]);
}, 180_000);
