import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "@/tests/support/test-database";

const { applicationUrl } = useTestDatabase();

type WorkerProcess = { process: ChildProcess; lines: string[] };
const processes: WorkerProcess[] = [];

function startProcess(): WorkerProcess {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/as-server.mjs", "tests/support/worker-process.ts"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const started: WorkerProcess = { process: child, lines: [] };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    started.lines.push(...text.trim().split("\n"));
  });
  processes.push(started);
  return started;
}

async function until<Found>(
  find: () => Found | undefined | Promise<Found | undefined>,
  patienceMs: number,
): Promise<Found> {
  const begun = performance.now();
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (performance.now() - begun > patienceMs)
      throw new Error(`Nothing in ${patienceMs} ms: ${JSON.stringify(processes.map(({ lines }) => lines))}`);
    await pause(50);
  }
}

function whoSaid(line: string): WorkerProcess | undefined {
  return processes.find(({ lines }) => lines.includes(line));
}

const allLines = () => processes.flatMap(({ lines }) => lines);

async function asApplication<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: applicationUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function addJob(firstMs: number) {
  return asApplication((client) =>
    client.query("select graphile_worker.add_job('tell', $1::json, max_attempts => 25)", [
      JSON.stringify({ firstMs }),
    ]),
  );
}

async function countJobs(): Promise<number> {
  const { rowCount } = await asApplication((client) =>
    client.query("select from graphile_worker._private_jobs"),
  );
  return rowCount ?? 0;
}

afterEach(async () => {
  for (const { process: child } of processes) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  processes.length = 0;
  await asApplication((client) => client.query("delete from graphile_worker._private_jobs"));
});

describe("several worker processes", () => {
  test("a job whose process is killed is finished by another within seconds", async () => {
    startProcess();
    startProcess();
    await addJob(120_000);
    const victim = await until(() => whoSaid("begun 1"), 20_000);
    victim.process.kill("SIGKILL");

    const heir = await until(() => whoSaid("ended 2"), 15_000);
    expect(heir).not.toBe(victim);
    await until(async () => ((await countJobs()) === 0 ? true : undefined), 5_000);
  });

  test("a process that starts after the death of the only one takes up its job", async () => {
    const victim = startProcess();
    await addJob(120_000);
    await until(() => whoSaid("begun 1"), 20_000);
    victim.process.kill("SIGKILL");
    await once(victim.process, "exit");

    startProcess();
    await until(() => whoSaid("ended 2"), 20_000);
  });

  test("a long job of a living process is left to it", async () => {
    startProcess();
    startProcess();
    await addJob(7_000);
    await until(() => whoSaid("ended 1"), 25_000);
    expect(allLines()).not.toContain("begun 2");
  });

  test("a living process keeps its job though PostgreSQL cut all its connections", async () => {
    startProcess();
    startProcess();
    await addJob(7_000);
    await until(() => whoSaid("begun 1"), 20_000);
    await asApplication((client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
      ),
    );
    await until(() => whoSaid("ended 1"), 20_000);
    await pause(5_000);
    expect(allLines()).not.toContain("begun 2");
  });

  test("a process asked to stop finishes its job first", async () => {
    const { process: child, lines } = startProcess();
    await addJob(2_000);
    await until(() => whoSaid("begun 1"), 20_000);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(lines).toContain("ended 1");
    expect(await countJobs()).toBe(0);
  });
});
