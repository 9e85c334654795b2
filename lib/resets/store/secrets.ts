import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { Campaign } from "./campaigns";
import { removeLists } from "./lists";

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
 * end, the account is unblocked and must change its password. One statement each, one transaction for all; written
 * out because Prisma spends more on its lists of a thousand parameters than PostgreSQL on the rows.
 */
export async function saveResets(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id" | "validUntil">,
  resets: readonly SealedReset[],
  now: Date,
): Promise<void> {
  if (resets.length === 0) return;
  const { uai, id: campaignId, validUntil } = campaign;
  const ids = resets.map(({ studentId }) => studentId);
  const secrets = resets.map((reset) => ({ ...reset, sealed: reset.sealed.toString("base64") }));
  await tx.$executeRaw`
    update provisional_secret set live_student_id = null, sealed = null, voided_at = ${now}, purged_at = ${now}
    where uai = ${uai} and live_student_id = any(${ids}::uuid[])`;
  await tx.$executeRaw`
    insert into provisional_secret
      (uai, id, student_id, live_student_id, campaign_id, sealed, created_at, expires_at)
    select ${uai}, "secretId", "studentId", "studentId", ${campaignId}::uuid, decode(sealed, 'base64'), ${now}, ${validUntil}
    from jsonb_to_recordset(${JSON.stringify(secrets)}::jsonb) as secret("secretId" uuid, "studentId" uuid, sealed text)`;
  await tx.$executeRaw`
    update student_account
    set state = 'PROVISIONAL', must_change_password = true, sessions_ended_at = ${now}, last_reset_at = ${now}
    where uai = ${uai} and id = any(${ids}::uuid[])`;
  await tx.$executeRaw`
    insert into student_state_change (uai, id, student_id, state, source, at)
    select ${uai}, gen_random_uuid(), student_id, 'PROVISIONAL', 'RESET', ${now}
    from unnest(${ids}::uuid[]) as student_id`;
  await tx.$executeRaw`
    update reset_item set status = 'DONE', outcome = null, done_at = ${now}
    where uai = ${uai} and campaign_id = ${campaignId}::uuid and student_id = any(${ids}::uuid[])`;
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

/** Erases the secrets of a campaign, its lists still unread and the key that opened them. Returns whose they were. */
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
  await removeLists(tx, campaign);
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
