import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { classesReached } from "@/lib/platform/permissions";
import type { Scope } from "@/lib/platform/scope";
import { type Colleague, approvalCause, approversOf } from "../rules/approval";
import type { ExclusionSummary } from "../rules/exclusions";

/** What the school has set about its campaigns. */
function findSchoolPolicy(tx: Transaction, uai: string) {
  return tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { approvalThreshold: true, approvesWholeSchool: true, resetMode: true, secretForm: true },
  });
}

async function countPresentStudents(tx: Transaction, uai: string, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count_present_students(${uai}, ${parisDay(now)}) as count`;
  return row?.count ?? 0;
}

/** Everybody with a role in the school now, and whether it lets them approve for every class. */
export async function listColleagues(tx: Transaction, scope: Scope, now: Date): Promise<Colleague[]> {
  const people = await tx.operator.findMany({
    where: { disabledAt: null, memberships: { some: heldIn(scope, now) } },
    select: {
      id: true,
      name: true,
      memberships: { where: heldIn(scope, now), select: { role: true, classNames: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return people.map(({ id, name, memberships }) => ({
    id,
    name,
    approvesWholeSchool: classesReached(memberships, "reset:approve") === null,
  }));
}

const heldIn = (scope: Scope, now: Date) => ({
  uai: { in: [...scope] },
  validFrom: { lte: now },
  OR: [{ validUntil: null }, { validUntil: { gt: now } }],
});

export type SchoolPolicy = Awaited<ReturnType<typeof findSchoolPolicy>>;

/** Whether a campaign of these pupils needs a second person, and who that may be. */
export async function findApprovalNeed(
  tx: Transaction,
  actor: { id: string; uai: string | null; scope: Scope },
  { included, excluded }: ExclusionSummary,
  now: Date,
) {
  const uai = actor.uai ?? "";
  const policy = await findSchoolPolicy(tx, uai);
  const excludedCount = Object.values(excluded).reduce((total, ids) => total + ids.length, 0);
  const extent = {
    includedCount: included.length,
    selectedPresentCount: included.length + excludedCount - excluded.LEFT.length,
    presentCount: await countPresentStudents(tx, uai, now),
  };
  return {
    policy,
    cause: approvalCause(extent, policy),
    approvers: approversOf(await listColleagues(tx, actor.scope, now), actor.id),
  };
}

export type WaitingRequest = {
  id: string;
  name: string;
  selectedCount: number;
  createdByName: string;
  approvalExpiresAt: Date | null;
};

/** Requests that still wait for somebody other than this operator, the first to expire first. */
export function listRequestsFor(
  tx: Transaction,
  scope: Scope,
  operatorId: string,
  now: Date,
): Promise<WaitingRequest[]> {
  return tx.resetCampaign.findMany({
    where: {
      uai: { in: [...scope] },
      status: "AWAITING_APPROVAL",
      createdBy: { not: operatorId },
      approvalExpiresAt: { gt: now },
    },
    select: { id: true, name: true, selectedCount: true, createdByName: true, approvalExpiresAt: true },
    orderBy: [{ approvalExpiresAt: "asc" }, { id: "asc" }],
  });
}

export async function listExpiredRequests(tx: Transaction, scope: Scope, now: Date): Promise<string[]> {
  const rows = await tx.resetCampaign.findMany({
    where: { uai: { in: [...scope] }, status: "AWAITING_APPROVAL", approvalExpiresAt: { lte: now } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** How many pupils of a campaign each exclusion leaves out. */
export async function countExclusions(tx: Transaction, scope: Scope, campaignId: string) {
  const rows = await tx.resetItem.groupBy({
    by: ["outcome"],
    where: { uai: { in: [...scope] }, campaignId, status: "EXCLUDED" },
    _count: true,
  });
  return new Map(rows.map(({ outcome, _count }) => [outcome, _count]));
}
