import "server-only";
import { accept, type Decision } from "@/lib/decision";
import { count } from "@/lib/french";
import { announce } from "@/lib/notifications/announce";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { decideHandOver, pastReminders } from "./rules/campaign";
import { dayWords } from "./rules/sentence";
import { addReviewers, listReviewers, type StoredReview } from "./store/campaigns";
import { countWaiting, saveHandOver } from "./store/items";
import { listDeciders } from "./store/operators";

type HandedOver = { targets: [JournalTarget]; message: string };

/** Gives lines that wait from one reviewer to another, who is told; `seq` null is all of them. */
export async function handOver(
  tx: Transaction,
  { uai, id: campaignId, ...review }: StoredReview,
  { from, to, seq }: { from: string; to: string; seq: number | null },
  { by, now }: { by: { id: string; name: string }; now: Date },
): Promise<Decision<HandedOver>> {
  const key = { uai, campaignId };
  const waiting = await countWaiting(tx, key, { reviewerId: from, seq });
  const decision = decideHandOver(
    { isOpen: review.status === "OPEN", waiting, to, from },
    await listDeciders(tx, uai, now),
  );
  if (!decision.accepted) return decision;
  const { change: reviewer } = decision;
  const reviewers = await listReviewers(tx, uai, campaignId);
  const giver = reviewers.find(({ operatorId }) => operatorId === from)?.name ?? by.name;
  await addReviewers(tx, key, {
    reviewers: [reviewer],
    reminded: pastReminders(review.deadline, parisDay(now)),
  });
  const lines = await saveHandOver(tx, key, { from, to, by: giver, seq });
  const told = count(lines, "droit à revoir", "droits à revoir");
  await announce(tx, {
    ...{ uai, recipientIds: [to], kind: "REVIEW_ASKED", subjectId: campaignId, now },
    text: `${by.name} vous confie ${told} de la revue « ${review.name} », d’ici au ${dayWords(review.deadline)}.`,
  });
  const detail = { from: giver, to: reviewer.name, rights: lines };
  return accept({
    targets: [{ kind: "review", id: campaignId, detail }],
    message: `${told} confié${lines > 1 ? "s" : ""} à ${reviewer.name}.`,
  });
}
