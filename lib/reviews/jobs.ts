import "server-only";
import * as z from "zod";
import { lockSchool } from "@/lib/establishments/lock";
import { announce } from "@/lib/notifications/announce";
import { count } from "@/lib/french";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { dueReminder } from "./rules/campaign";
import { progressOf } from "./rules/progress";
import { dayWords } from "./rules/sentence";
import { listOpenReviews, listReviewers, saveReminded } from "./store/campaigns";
import { countShares } from "./store/items";

/** What each reviewer is owed, each hour: one reminder 30, 7 and 1 day before the deadline, while something waits. */
export const sweepReviews = defineJob({
  name: "review-sweep",
  audit: "review.reminded",
  payload: z.object({}),
  async run({ uai, step }) {
    await step(async ({ tx, now }) => {
      await lockSchool(tx, uai);
      const targets: JournalTarget[] = [];
      for (const review of await listOpenReviews(tx, uai))
        targets.push(...(await remind(tx, { ...review, uai, now })));
      return { result: undefined, targets };
    });
  },
});

type Visit = { uai: string; id: string; name: string; deadline: string; now: Date };

async function remind(tx: Transaction, { uai, id, name, deadline, now }: Visit): Promise<JournalTarget[]> {
  const reviewers = await listReviewers(tx, uai, id);
  const remindedOf = new Map(reviewers.map(({ operatorId, reminded }) => [operatorId, reminded]));
  const progress = progressOf(reviewers, await countShares(tx, { uai, campaignId: id }));
  const targets: JournalTarget[] = [];
  for (const { operatorId, name: reviewer, total, decided } of progress) {
    const due = dueReminder(deadline, remindedOf.get(operatorId) ?? [], parisDay(now));
    if (!due || total === decided) continue;
    const waiting = count(total - decided, "droit attend", "droits attendent");
    await announce(tx, {
      ...{ uai, recipientIds: [operatorId], kind: "REVIEW_DUE", subjectId: id, now },
      text: `${waiting} votre décision dans la revue « ${name} », d’ici au ${dayWords(deadline)}.`,
    });
    await saveReminded(tx, { uai, campaignId: id, operatorId }, due.reminded);
    targets.push({ kind: "review", id, detail: { reviewer, days: due.days, rights: total - decided } });
  }
  return targets;
}
