import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { applyOrders } from "@/lib/rights/apply";
import { bumpRightsVersion } from "@/lib/rights/facts";
import { isPresent } from "@/lib/rights/rules/model";
import { fingerprintOf } from "./fingerprint";
import { type Attestation, attestationOf } from "./rules/attestation";
import { type DecidedItem, type Order, outcomesOf, planLine, type Standing } from "./rules/closing";
import { sentencesOf } from "./rules/sentence";
import { listReviewers, saveClosed, type StoredReview } from "./store/campaigns";
import { loadGrants, saveReviewed } from "./store/grants";
import { listItems, saveOutcomes } from "./store/items";

type Closing = { by: { id: string; name: string }; now: Date };
export type PlannedClosing = ReturnType<typeof planLine>[];

/** What closing a review now would do, line by line. */
export async function planClosing(
  tx: Transaction,
  uai: string,
  items: readonly DecidedItem[],
  now: Date,
): Promise<PlannedClosing> {
  const standingOf = await findStandings(
    tx,
    uai,
    items.map(({ grantId }) => grantId),
  );
  return items.map((item) => planLine(item, standingOf(item.grantId), parisDay(now)));
}

/** How rights stand now: what they would be called, and whether their holder is still there. */
export async function findStandings(
  tx: Transaction,
  uai: string,
  grantIds: readonly string[],
): Promise<(grantId: string) => Standing> {
  const { grants, school } = await loadGrants(tx, uai, grantIds);
  const sentenceOf = sentencesOf(school);
  const present = new Set(school.accounts.filter(isPresent).map(({ id }) => id));
  return (grantId) => {
    const grant = grants.get(grantId);
    if (!grant) return { grant: null, sentence: null, holderGone: false };
    const { holder } = grant;
    const holderGone = holder.kind === "ACCOUNT" && !present.has(holder.accountId);
    return { grant, sentence: sentenceOf(grant), holderGone };
  };
}

export const ordersOf = (planned: PlannedClosing): Order[] => planned.flatMap(({ order }) => order ?? []);

type Work = { uai: string; campaignId: string; by: { id: string; name: string }; now: Date };
type Applied = Omit<Awaited<ReturnType<typeof applyOrders>>, "batchId" | "targets"> & {
  batchId: string | null;
  targets: readonly JournalTarget[];
};

const nothing: Applied = { batchId: null, done: 0, refused: new Map(), targets: [] };

/** A review that removes nothing makes no batch. */
async function applyPlanned(tx: Transaction, work: Work, planned: PlannedClosing): Promise<Applied> {
  const { campaignId, ...rest } = work;
  const orders = ordersOf(planned);
  if (orders.length === 0) return nothing;
  return applyOrders(tx, { ...rest, requestId: campaignId, gesture: "REVIEW" }, orders);
}

async function saveAttested(tx: Transaction, { uai, now }: Work, planned: PlannedClosing): Promise<number> {
  const ids = planned.flatMap(({ attested }) => attested ?? []);
  if (ids.length === 0) return 0;
  await saveReviewed(tx, uai, { ids, today: parisDay(now) });
  await bumpRightsVersion(tx, uai);
  return ids.length;
}

/** Applies what was decided as one batch, attests what was kept, and writes what became of each line. */
export async function closeNow(
  tx: Transaction,
  review: StoredReview,
  planned: PlannedClosing,
  { by, now }: Closing,
): Promise<JournalTarget[]> {
  const { uai, id: campaignId } = review;
  const work = { uai, campaignId, by, now };
  const { batchId, done, refused, targets } = await applyPlanned(tx, work, planned);
  const attested = await saveAttested(tx, work, planned);
  await saveOutcomes(tx, { uai, campaignId }, outcomesOf(planned, refused));
  const attestation = await attest(tx, { ...review, closedByName: by.name, closedAt: now });
  const sha256 = fingerprintOf(attestation);
  await saveClosed(tx, { uai, id: campaignId }, { by: by.name, now, batchId, sha256 });
  const detail = { sha256, rights: planned.length, attested, applied: done };
  return [{ kind: "review", id: campaignId, detail }, ...targets];
}

/** What the attestation of a closed review says, from what is kept of it. */
export async function attest(
  tx: Transaction,
  review: StoredReview & { closedByName: string; closedAt: Date },
): Promise<Attestation> {
  const key = { uai: review.uai, campaignId: review.id };
  const reviewers = await listReviewers(tx, review.uai, review.id);
  return attestationOf(
    { ...review, scopeWords: review.scope.words, reviewers: reviewers.map(({ name }) => name) },
    await listItems(tx, key),
  );
}
