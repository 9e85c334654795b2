import "server-only";
import { randomUUID } from "node:crypto";
import { announce } from "@/lib/notifications/announce";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Grant } from "@/lib/rights/rules/model";
import { pastReminders, type Reviewer, shareOut } from "./rules/campaign";
import { dayWords } from "./rules/sentence";
import { addReview, addReviewers, type NewReview } from "./store/campaigns";
import { addItems } from "./store/items";

/** Opens a review of these rights: one line each, shared out in turn, and its reviewers are told. Answers its id. */
export async function openCampaign(
  tx: Transaction,
  review: Omit<NewReview, "id">,
  content: { grants: readonly Grant[]; sentenceOf: (grant: Grant) => string; reviewers: readonly Reviewer[] },
): Promise<string> {
  const { uai, deadline, name, now } = review;
  const { grants, sentenceOf, reviewers } = content;
  const id = randomUUID();
  await addReview(tx, { ...review, id });
  const reminded = pastReminders(deadline, parisDay(now));
  await addReviewers(tx, { uai, campaignId: id }, { reviewers, reminded });
  const items = grants.map((grant, rank) => ({
    ...{ seq: rank + 1, grantId: grant.id, sentence: sentenceOf(grant) },
    reviewerId: shareOut(rank, reviewers),
  }));
  await addItems(tx, { uai, campaignId: id }, items);
  const holding = new Set(items.map(({ reviewerId }) => reviewerId));
  await announce(tx, {
    ...{ uai, recipientIds: [...holding], kind: "REVIEW_ASKED", subjectId: id, now },
    text: `La revue « ${name} » attend vos décisions d’ici au ${dayWords(deadline)}.`,
  });
  return id;
}
