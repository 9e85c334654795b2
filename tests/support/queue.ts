import { Logger, runOnce } from "graphile-worker";
import { databasePool } from "@/lib/platform/database/client";
import type { Job } from "@/lib/platform/define-job";
import { keepHeapSmall } from "@/lib/worker/heap";

/** Empties the queue in this process with the jobs given, as a worker would. */
export async function workQueue(jobs: readonly Job[]): Promise<void> {
  keepHeapSmall();
  await runOnce({
    pgPool: databasePool(),
    taskList: Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => job.perform(payload)])),
    logger: new Logger(() => () => undefined),
    noHandleSignals: true,
  });
}
