import { closeDatabase } from "@/lib/platform/database/client";
import { environment } from "@/lib/platform/env";
import { onProcessEnd } from "@/lib/worker/process-end";
import { startWorker } from "@/lib/worker/start";
import { crontab, tasks } from "@/lib/worker/tasks";
import { openDatabase } from "./start/database";
import { orExplain } from "./start/failure";
import { loadSettings } from "./start/settings";

/** `npm run worker`: works the queue without the web, on any number of processes. */
await orExplain(async () => {
  const settings = loadSettings();
  const database = await openDatabase(settings);
  // A process started to work works, even where the web processes are told not to (WORKER_CONCURRENCY=0).
  const concurrency = Math.max(1, environment().WORKER_CONCURRENCY);
  const worker = startWorker({ concurrency, tasks, crontab });
  console.log(`Travaux en arrière-plan : en marche (${concurrency} à la fois). Ctrl+C pour arrêter.`);
  onProcessEnd(async () => {
    await worker.stop();
    await closeDatabase();
    await database.stop();
  });
});
