import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, run, type Runner, type TaskList } from "graphile-worker";
import { databasePool } from "../platform/database/client";
import { keepHeapSmall } from "./heap";
import { holdLiveness, type Liveness } from "./liveness";
import { startReaper } from "./reaper";

/** A job longer than this is cut between two commits by the end of the process, and taken up again elsewhere. */
const stopPatienceMs = 10_000;
const restartMs = 1_000;
const pollMs = 1_000;

type Work = { concurrency: number; tasks: TaskList; crontab: string };

export type RunningWorker = { stop: () => Promise<void> };

const heardLevels: readonly string[] = ["error", "warning"];
const logger = new Logger(() => (level, message) => {
  if (heardLevels.includes(level)) console.error(`[travaux] ${message}`);
});

/** One pool of graphile-worker, from its first job to its end; `started` hands over what stops it. */
async function runPool(
  { concurrency, tasks, crontab }: Work,
  started: (runner: Runner) => void,
): Promise<void> {
  let liveness: Liveness | undefined;
  const runner = await run({
    pgPool: databasePool(),
    noHandleSignals: true,
    concurrency,
    pollInterval: pollMs,
    taskList: tasks,
    crontab,
    logger,
    preset: {
      // Without a batch, a job whose end cannot be written is an unhandled rejection, which kills the web process.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: "liveness",
          version: "1",
          worker: {
            hooks: {
              // Before its first job, so that no job is ever held by a pool that looks dead.
              startWorker: (_context, { worker }) => (liveness ??= holdLiveness(worker.workerPool.id)).held,
            },
          },
        },
      ],
    },
  });
  started(runner);
  try {
    await runner.promise;
  } finally {
    await liveness?.release();
  }
}

/**
 * Works the queue in this process until stopped: any number of processes share it. A pool that breaks, because
 * PostgreSQL restarts for instance, is followed by another.
 */
export function startWorker(work: Work): RunningWorker {
  keepHeapSmall();
  const reaper = startReaper(databasePool());
  const stopping = new AbortController();
  let current: Runner | undefined;

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await runPool(work, (runner) => {
          current = runner;
          if (stopping.signal.aborted) void runner.stop().catch(() => undefined);
        });
      } catch (error) {
        console.error("[travaux]", error instanceof Error ? error.message : error);
      }
      await pause(restartMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const ended = keepRunning();
  return {
    async stop() {
      stopping.abort();
      reaper.stop();
      // Refused by a runner that is already stopping: the race waits for it all the same.
      void current?.stop().catch(() => undefined);
      await Promise.race([ended, pause(stopPatienceMs, undefined, { ref: false })]);
    },
  };
}
