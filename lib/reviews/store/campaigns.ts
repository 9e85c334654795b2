import "server-only";
import * as z from "zod";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { Prisma } from "@/prisma/generated/client";
import type { Reviewer, ReviewKind } from "../rules/campaign";
import { type ReviewScope, scopeOfReview } from "../rules/scope";

const columns = {
  ...{ uai: true, id: true, kind: true, name: true, scope: true, status: true, deadline: true },
  ...{
    createdByName: true,
    createdAt: true,
    closedByName: true,
    closedAt: true,
    batchId: true,
    sha256: true,
  },
} satisfies Prisma.ReviewCampaignSelect;

type Row = Prisma.ReviewCampaignGetPayload<{ select: typeof columns }>;

export type StoredReview = Omit<Row, "scope"> & { scope: ReviewScope };

const reviewOf = ({ scope, ...row }: Row): StoredReview => ({ ...row, scope: scopeOfReview(scope) });

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

/** Null for an unknown id, and for a text that is no id. */
export async function findReview(tx: Transaction, scope: Scope, id: string): Promise<StoredReview | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await tx.reviewCampaign.findFirst({ where: { ...inScope(scope), id }, select: columns });
  return row && reviewOf(row);
}

/**
 * The review, held until the commit: a decision shares it with others, the close has it alone. Without it, a decision
 * could fall after the close, and the attestation would no longer be what the journal sealed.
 */
export async function lockReview(
  tx: Transaction,
  scope: Scope,
  id: string,
  hold: "shared" | "alone",
): Promise<StoredReview | null> {
  const strength = hold === "alone" ? Prisma.sql`for update` : Prisma.sql`for share`;
  await tx.$queryRaw`
    select 1 from review_campaign where uai = any(${[...scope]}) and id = ${id}::uuid ${strength}`;
  return findReview(tx, scope, id);
}

export type ListedReview = StoredReview & { total: number; decided: number; mine: number };

/** Every review of the school, those open first, then the latest; `mine` waits for this operator. */
export async function listReviews(
  tx: Transaction,
  scope: Scope,
  operatorId: string,
): Promise<ListedReview[]> {
  const rows = await tx.reviewCampaign.findMany({
    where: inScope(scope),
    select: columns,
    orderBy: [{ status: "asc" }, { createdAt: "desc" }, { id: "asc" }],
  });
  const counts = await tx.$queryRaw<{ id: string; total: number; decided: number; mine: number }[]>`
    select campaign_id as id, count(*)::int as total, count(decision)::int as decided,
      (count(*) filter (where decision is null and reviewer_id = ${operatorId}::uuid))::int as mine
    from review_item where uai = any(${[...scope]}) group by campaign_id`;
  const byId = new Map(counts.map((row) => [row.id, row]));
  return rows.map((row) => ({ ...reviewOf(row), ...{ total: 0, decided: 0, mine: 0, ...byId.get(row.id) } }));
}

export function findByRequest(tx: Transaction, scope: Scope, requestId: string) {
  return tx.reviewCampaign.findFirst({ where: { ...inScope(scope), requestId }, select: { id: true } });
}

export type NewReview = {
  uai: string;
  id: string;
  requestId: string;
  kind: ReviewKind;
  name: string;
  scope: ReviewScope;
  deadline: string;
  by: string;
  now: Date;
};

export async function addReview(tx: Transaction, { scope, by, now, ...review }: NewReview): Promise<void> {
  await tx.reviewCampaign.create({
    data: { ...review, scope: { ...scope, targets: [...scope.targets] }, createdByName: by, createdAt: now },
    select: { id: true },
  });
}

/** Closes an open review. */
export async function saveClosed(
  tx: Transaction,
  { uai, id }: Pick<StoredReview, "uai" | "id">,
  closed: { by: string; now: Date; batchId: string | null; sha256: string },
): Promise<void> {
  const { by: closedByName, now: closedAt, batchId, sha256 } = closed;
  await tx.reviewCampaign.update({
    where: { uai_id: { uai, id } },
    data: { status: "CLOSED", closedByName, closedAt, batchId, sha256 },
    select: { id: true },
  });
}

export function listOpenReviews(tx: Transaction, uai: string) {
  return tx.reviewCampaign.findMany({
    where: { uai, status: "OPEN" },
    select: { id: true, name: true, deadline: true },
    orderBy: { id: "asc" },
  });
}

/** The reviewers of a review, each told or not of the days to come; one who was already there stays as they were. */
export async function addReviewers(
  tx: Transaction,
  { uai, campaignId }: { uai: string; campaignId: string },
  { reviewers, reminded }: { reviewers: readonly Reviewer[]; reminded: readonly string[] },
): Promise<void> {
  await tx.reviewReviewer.createMany({
    data: reviewers.map(({ operatorId, name }) => ({
      ...{ uai, campaignId, operatorId, name },
      reminded: [...reminded],
    })),
    skipDuplicates: true,
  });
}

export function listReviewers(tx: Transaction, uai: string, campaignId: string) {
  return tx.reviewReviewer.findMany({
    where: { uai, campaignId },
    select: { operatorId: true, name: true, reminded: true },
    orderBy: [{ name: "asc" }, { operatorId: "asc" }],
  });
}

export async function saveReminded(
  tx: Transaction,
  key: { uai: string; campaignId: string; operatorId: string },
  reminded: readonly string[],
): Promise<void> {
  await tx.reviewReviewer.update({
    where: { uai_campaignId_operatorId: key },
    data: { reminded: [...reminded] },
    select: { operatorId: true },
  });
}
