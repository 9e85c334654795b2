import { Logger, run, runOnce } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "@/tests/support/test-database";

const { applicationUrl } = useTestDatabase();
const application = new pg.Client({ connectionString: applicationUrl });

beforeAll(() => application.connect());
afterAll(() => application.end());

test("the application role adds a job in SQL, runs it and leaves the queue empty", async () => {
  await application.query(
    "select graphile_worker.add_job('note', json_build_object('seen', 1), queue_name => 'q', job_key => 'k')",
  );
  const payloads: unknown[] = [];
  await runOnce({
    connectionString: applicationUrl,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: { note: (payload) => void payloads.push(payload) },
  });

  expect(payloads).toEqual([{ seen: 1 }]);
  // The end of a job is written after its work, on a connection that runOnce may not wait for.
  const left = () => application.query("select 1 from graphile_worker.jobs").then(({ rowCount }) => rowCount);
  await expect.poll(left, { timeout: 10_000 }).toBe(0);
});

test("a job added while the worker waits wakes it", async () => {
  const runner = await run({
    connectionString: applicationUrl,
    noHandleSignals: true,
    pollInterval: 60_000,
    logger: new Logger(() => () => undefined),
    taskList: { note: () => undefined },
  });
  const done = new Promise((resolve) => runner.events.once("job:success", resolve));
  await application.query("select graphile_worker.add_job('note')");
  await done;
  await runner.stop();
});

test("the application role owns nothing and creates nothing", async () => {
  const { rows } = await application.query(
    "select count(*)::int as owned from pg_class where relowner = current_user::regrole",
  );
  expect(rows).toEqual([{ owned: 0 }]);
  await expect(application.query("create table mine ()")).rejects.toThrow("permission denied");
});
