import { setTimeout as pause } from "node:timers/promises";
import { onProcessEnd } from "@/lib/worker/process-end";
import { startWorker } from "@/lib/worker/start";

/** A real worker process whose only task tells, line by line, when it begins and ends, and lasts as it is told. */
const worker = startWorker({
  concurrency: 2,
  crontab: "",
  tasks: {
    tell: async (payload, { job }) => {
      const { firstMs } = payload as { firstMs: number };
      console.log(`begun ${job.attempts}`);
      if (job.attempts === 1) await pause(firstMs);
      console.log(`ended ${job.attempts}`);
    },
  },
});
onProcessEnd(() => worker.stop());
