import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Prisma } from "@/prisma/generated/client";
import type { Decided, ReviewDecision } from "../rules/decisions";

const columns = {
  ...{ seq: true, grantId: true, sentence: true, reviewerId: true, delegatedFrom: true, decision: true },
  ...{ limitOn: true, reason: true, decidedByName: true, decidedAt: true, elapsedMs: true, outcome: true },
} satisfies Prisma.ReviewItemSelect;

export type StoredItem = Prisma.ReviewItemGetPayload<{ select: typeof columns }>;

/** Which lines of which review. */
type Of = { uai: string; campaignId: string };

export type NewItem = { seq: number; grantId: string; sentence: string; reviewerId: string };

/** In one statement, since a campaign has more values than a statement may hold. */
export async function addItems(
  tx: Transaction,
  { uai, campaignId }: Of,
  items: readonly NewItem[],
): Promise<void> {
  await tx.$executeRaw`
    insert into review_item (uai, campaign_id, seq, grant_id, sentence, reviewer_id)
    select ${uai}, ${campaignId}::uuid, seq, "grantId", sentence, "reviewerId"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as item(seq int, "grantId" uuid, sentence text, "reviewerId" uuid)`;
}

export function findItem(tx: Transaction, { uai, campaignId }: Of, seq: number): Promise<StoredItem | null> {
  return tx.reviewItem.findUnique({
    where: { uai_campaignId_seq: { uai, campaignId, seq } },
    select: columns,
  });
}

export function listItems(
  tx: Transaction,
  { uai, campaignId }: Of,
  page: { after?: number; limit?: number; reviewerId?: string | undefined } = {},
): Promise<StoredItem[]> {
  const { after = 0, limit, reviewerId } = page;
  return tx.reviewItem.findMany({
    where: { uai, campaignId, seq: { gt: after }, ...(reviewerId !== undefined && { reviewerId }) },
    select: columns,
    orderBy: { seq: "asc" },
    ...(limit !== undefined && { take: limit }),
  });
}

/** The nearest line of a reviewer after, or before, this one; `waiting` looks only at those without a decision. */
export async function findNear(
  tx: Transaction,
  { uai, campaignId, reviewerId }: Of & { reviewerId: string },
  { seq, side, waiting = false }: { seq: number; side: "after" | "before"; waiting?: boolean },
): Promise<number | null> {
  const row = await tx.reviewItem.findFirst({
    where: {
      ...{ uai, campaignId, reviewerId, seq: side === "after" ? { gt: seq } : { lt: seq } },
      ...(waiting && { decision: null }),
    },
    select: { seq: true },
    orderBy: { seq: side === "after" ? "asc" : "desc" },
  });
  return row?.seq ?? null;
}

export type Share = { reviewerId: string; decision: ReviewDecision | null; lines: number };

export async function countShares(tx: Transaction, { uai, campaignId }: Of): Promise<Share[]> {
  const rows = await tx.reviewItem.groupBy({
    by: ["reviewerId", "decision"],
    where: { uai, campaignId },
    _count: { _all: true },
  });
  return rows.map(({ reviewerId, decision, _count }) => ({ reviewerId, decision, lines: _count._all }));
}

/** Decisions and the time each took, for the warning. */
export function listTimes(tx: Transaction, { uai, campaignId }: Of) {
  return tx.reviewItem.findMany({
    where: { uai, campaignId, decision: { not: null } },
    select: { decision: true, elapsedMs: true },
  });
}

export async function saveDecision(
  tx: Transaction,
  { uai, campaignId, seq }: Of & { seq: number },
  {
    sentence,
    elapsedMs,
    by,
    now,
    ...decided
  }: Decided & {
    sentence: string;
    elapsedMs: number | null;
    by: string;
    now: Date;
  },
): Promise<void> {
  await tx.reviewItem.update({
    where: { uai_campaignId_seq: { uai, campaignId, seq } },
    data: { ...decided, sentence, elapsedMs, decidedByName: by, decidedAt: now },
    select: { seq: true },
  });
}

/** Gives lines that wait for a decision to somebody else, one or all; answers how many. */
export async function saveHandOver(
  tx: Transaction,
  { uai, campaignId }: Of,
  { from, to, by, seq }: { from: string; to: string; by: string; seq: number | null },
): Promise<number> {
  const { count } = await tx.reviewItem.updateMany({
    where: { uai, campaignId, reviewerId: from, decision: null, ...(seq !== null && { seq }) },
    data: { reviewerId: to, delegatedFrom: by },
  });
  return count;
}

export function countWaiting(
  tx: Transaction,
  { uai, campaignId }: Of,
  { reviewerId, seq }: { reviewerId: string; seq: number | null },
): Promise<number> {
  return tx.reviewItem.count({
    where: { uai, campaignId, reviewerId, decision: null, ...(seq !== null && { seq }) },
  });
}

export async function saveOutcomes(
  tx: Transaction,
  { uai, campaignId }: Of,
  outcomes: readonly { seq: number; outcome: string }[],
): Promise<void> {
  await tx.$executeRaw`
    update review_item i set outcome = told.outcome
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as told(seq int, outcome text)
    where i.uai = ${uai} and i.campaign_id = ${campaignId}::uuid and i.seq = told.seq`;
}

/** Rank of a line among those of its reviewer, and how many they hold. */
export async function countPlace(
  tx: Transaction,
  { uai, campaignId, reviewerId }: Of & { reviewerId: string },
  seq: number,
): Promise<{ rank: number; total: number; decided: number }> {
  const own = { uai, campaignId, reviewerId };
  return {
    rank: await tx.reviewItem.count({ where: { ...own, seq: { lte: seq } } }),
    total: await tx.reviewItem.count({ where: own }),
    decided: await tx.reviewItem.count({ where: { ...own, decision: { not: null } } }),
  };
}

/** The grants that were decided to be converted. */
export async function listConverted(tx: Transaction, { uai, campaignId }: Of): Promise<string[]> {
  const rows = await tx.reviewItem.findMany({
    where: { uai, campaignId, decision: "CONVERT" },
    select: { grantId: true },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ grantId }) => grantId);
}
