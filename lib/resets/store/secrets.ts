import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { Campaign } from "./campaigns";

export type SealedReset = { studentId: string; secretId: string; sealed: Buffer };

/** Next pupils of a run, in a fixed order. The caller holds the campaign's lock. */
export async function listPendingStudents(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  limit: number,
) {
  const rows = await tx.resetItem.findMany({
    where: { uai: campaign.uai, campaignId: campaign.id, status: "PENDING" },
    orderBy: { studentId: "asc" },
    take: limit,
    select: { studentId: true },
  });
  return rows.map(({ studentId }) => studentId);
}

/**
 * The reset itself, for a batch: the previous secret is erased, the new one kept sealed, the pupil's sessions
 * end, the account is unblocked and must change its password. One statement each, one transaction for all.
 */
export async function saveResets(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id" | "validUntil">,
  resets: readonly SealedReset[],
  now: Date,
): Promise<void> {
  if (resets.length === 0) return;
  const { uai, id: campaignId } = campaign;
  const ids = resets.map(({ studentId }) => studentId);
  await tx.provisionalSecret.updateMany({
    where: { uai, liveStudentId: { in: ids } },
    data: { liveStudentId: null, sealed: null, voidedAt: now, purgedAt: now },
  });
  await tx.provisionalSecret.createMany({
    data: resets.map(({ studentId, secretId, sealed }) => ({
      uai,
      id: secretId,
      studentId,
      liveStudentId: studentId,
      campaignId,
      sealed: new Uint8Array(sealed),
      createdAt: now,
      expiresAt: campaign.validUntil,
    })),
  });
  await tx.studentAccount.updateMany({
    where: { uai, id: { in: ids } },
    data: { state: "PROVISIONAL", mustChangePassword: true, sessionsEndedAt: now, lastResetAt: now },
  });
  await tx.studentStateChange.createMany({
    data: ids.map((studentId) => ({ uai, studentId, state: "PROVISIONAL", source: "RESET", at: now })),
  });
  await tx.resetItem.updateMany({
    where: { uai, campaignId, studentId: { in: ids } },
    data: { status: "DONE", outcome: null, doneAt: now },
  });
  await tx.resetCampaign.update({
    where: { uai_id: { uai, id: campaignId } },
    data: { doneCount: { increment: ids.length } },
  });
}

/** Pupils whom the rules no longer let be reset, or who failed: their old password is untouched. */
export async function saveUndone(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  undone: readonly { studentId: string; status: "EXCLUDED" | "FAILED"; outcome: string }[],
): Promise<void> {
  for (const { studentId, status, outcome } of undone) {
    await tx.resetItem.update({
      where: { uai_campaignId_studentId: { uai: campaign.uai, campaignId: campaign.id, studentId } },
      data: { status, outcome },
    });
  }
  const failed = undone.filter(({ status }) => status === "FAILED").length;
  await tx.resetCampaign.update({
    where: { uai_id: { uai: campaign.uai, id: campaign.id } },
    data: {
      failedCount: { increment: failed },
      selectedCount: { decrement: undone.length - failed },
      excludedCount: { increment: undone.length - failed },
    },
  });
}

/** Erases the secrets of a campaign and the key that opened them. Returns whose they were. */
export async function purgeCampaignSecrets(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  now: Date,
): Promise<string[]> {
  const purged = await tx.provisionalSecret.updateManyAndReturn({
    where: { uai: campaign.uai, campaignId: campaign.id, purgedAt: null },
    data: { sealed: null, liveStudentId: null, purgedAt: now },
    select: { studentId: true },
  });
  await tx.resetCampaign.update({
    where: { uai_id: { uai: campaign.uai, id: campaign.id } },
    data: { dataKey: null, keyId: null },
  });
  return purged.map(({ studentId }) => studentId);
}

/** Campaigns of the scope that still keep secrets past their day. */
export function listExpiredCampaigns(tx: Transaction, scope: Scope, now: Date) {
  return tx.resetCampaign.findMany({
    where: {
      uai: { in: [...scope] },
      secrets: { some: { purgedAt: null, expiresAt: { lt: now } } },
    },
    select: { uai: true, id: true },
  });
}
