import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A real worker process and the lines it said. */
export type Hand = { process: ChildProcess; lines: string[] };

export type Crew = {
  start: () => Hand;
  whoSaid: (line: string) => Hand | undefined;
  lines: () => string[];
  /** Kills those that still live, and forgets them all. */
  dismiss: () => Promise<void>;
};

const loaders = ["--import", "tsx", "--import", "./scripts/as-server.mjs"];

/** Worker processes on one database, whose job tells when it begins and ends, unless another program is named. */
export function makeCrew(
  program = "tests/support/workers/worker.ts",
  env: Record<string, string> = {},
): Crew {
  const hands: Hand[] = [];
  return {
    start() {
      const child = spawn(process.execPath, [...loaders, program], {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, ...env },
      });
      const hand: Hand = { process: child, lines: [] };
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        hand.lines.push(...text.trim().split("\n"));
      });
      hands.push(hand);
      return hand;
    },
    whoSaid: (line) => hands.find(({ lines }) => lines.includes(line)),
    lines: () => hands.flatMap(({ lines }) => lines),
    async dismiss() {
      for (const { process: child } of hands.splice(0)) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
    },
  };
}

/** What is found as soon as it is there, or an error when the time is up. */
export async function until<Found>(
  find: () => Found | undefined | Promise<Found | undefined>,
  patienceMs: number,
): Promise<Found> {
  const begun = performance.now();
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (performance.now() - begun > patienceMs) throw new Error(`Nothing in ${patienceMs} ms`);
    await pause(50);
  }
}

/** Runs work on a connection of its own, as the application. */
export async function asApplication<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Queues a job that lasts `firstMs` the first time it is tried, and nothing afterwards. */
export async function queueTelling(url: string, firstMs: number): Promise<void> {
  await asApplication(url, (client) =>
    client.query("select graphile_worker.add_job('tell', $1::json, max_attempts => 25)", [
      JSON.stringify({ firstMs }),
    ]),
  );
}

export async function countJobs(url: string): Promise<number> {
  const query = "select from graphile_worker._private_jobs";
  const { rowCount } = await asApplication(url, (client) => client.query(query));
  return rowCount ?? 0;
}
