import "server-only";
import type { TaskList } from "graphile-worker";
import { runBatch, undoBatchJob } from "../batches/jobs";
import { sponsorMail, sweepGuests } from "../guests/jobs";
import { applyImport } from "../imports/jobs/apply-import";
import { applyPeopleImport } from "../imports/jobs/apply-people";
import { applyRightsImport } from "../imports/jobs/apply-rights";
import { applySibling } from "../imports/jobs/apply-sibling";
import { readImport } from "../imports/jobs/read-import";
import { sweepImport } from "../imports/jobs/sweep-import";
import { notificationMail } from "../notifications/jobs";
import { expireRequests } from "../resets/approval-expiry";
import { purgeExpiredSecrets, runCampaign } from "../resets/jobs";
import { sweepReviews } from "../reviews/jobs";
import { sweepRights } from "../rights/jobs";
import { sweepSelections } from "../selections/jobs";
import { database } from "../platform/database/client";
import { inTransaction } from "../platform/database/transaction";
import type { Job, QueuedJob } from "../platform/define-job";
import { scopeOf } from "../platform/scope";

/** The long work of the domains. */
const jobs: readonly Job[] = [
  ...[readImport, applyImport, applyPeopleImport, applyRightsImport, applySibling, sweepImport],
  ...[runCampaign, notificationMail, runBatch, undoBatchJob, sponsorMail],
];

/** What each school is owed every hour, whether or not anybody asks: purges above all. */
const sweeps: readonly QueuedJob<Record<string, never>>[] = [
  purgeExpiredSecrets,
  sweepSelections,
  expireRequests,
  sweepGuests,
  sweepRights,
  sweepReviews,
];

async function queueSweeps(): Promise<void> {
  const schools = await database().establishment.findMany({ select: { uai: true } });
  for (const { uai } of schools) {
    await inTransaction(scopeOf([uai]), async (tx) => {
      for (const sweep of sweeps) await sweep.enqueue(tx, { uai, actor: null, payload: {}, key: uai });
    });
  }
}

/** What a worker of this console knows how to do, by name. */
export const tasks: TaskList = {
  "queue-sweeps": queueSweeps,
  ...Object.fromEntries([...jobs, ...sweeps].map(({ name, perform }) => [name, perform])),
};

/** Every hour; an hour missed because nothing ran is made up for at the next start. */
export const crontab = "7 * * * * queue-sweeps ?fill=1h";
