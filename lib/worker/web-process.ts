import "server-only";
import { closeDatabase } from "../platform/database/client";
import { environment } from "../platform/env";
import { watchHttpServer } from "./http-drain";
import { onProcessEnd } from "./process-end";
import { startWorker } from "./start";
import { crontab, tasks } from "./tasks";

/** What a web process does beside answering: works the queue, and ends without cutting an answer or a step. */
export function equipWebProcess(): void {
  const concurrency = environment().WORKER_CONCURRENCY;
  const worker = concurrency > 0 ? startWorker({ concurrency, tasks, crontab }) : undefined;
  const drain = watchHttpServer();
  onProcessEnd(async () => {
    await Promise.all([drain(), worker?.stop()]);
    await closeDatabase();
  });
}
