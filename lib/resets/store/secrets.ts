import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { Campaign } from "./campaigns";
import { removeLists } from "./lists";

export type SealedReset = { studentId: string; secretId: string; sealed: Buffer };

export type PendingStudent = { studentId: string; renewal: boolean };

/** Next pupils of a run, in a fixed order. The caller holds the campaign's lock. */
export function listPendingStudents(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  limit: number,
): Promise<PendingStudent[]> {
  return tx.$queryRaw<PendingStudent[]>`
    select student_id as "studentId", renewal from reset_item
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and status = 'PENDING'
    order by student_id limit ${limit}`;
}

/**
 * The reset itself, for a batch: the previous secret is erased, the new one kept sealed, the pupil's sessions
 * end, the account is unblocked and must change its password. The old secret is erased first, since a pupil has one
 * live secret at any moment; written out because Prisma spends more on its parameters than PostgreSQL on the rows.
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
    with secret as (
      insert into provisional_secret
        (uai, id, student_id, live_student_id, campaign_id, sealed, created_at, expires_at)
      select ${uai}, "secretId", "studentId", "studentId", ${campaignId}::uuid, decode(sealed, 'base64'), ${now}, ${validUntil}
      from json_to_recordset(${JSON.stringify(secrets)}::json) as fresh("secretId" uuid, "studentId" uuid, sealed text)
    ), account as (
      update student_account
      set state = 'PROVISIONAL', must_change_password = true, sessions_ended_at = ${now}, last_reset_at = ${now}
      where uai = ${uai} and id = any(${ids}::uuid[])
    ), change as (
      insert into student_state_change (uai, id, student_id, state, source, at)
      select ${uai}, gen_random_uuid(), student_id, 'PROVISIONAL', 'RESET', ${now}
      from unnest(${ids}::uuid[]) as student_id
    ), counted as (
      update reset_campaign set done_count = done_count + ${ids.length} where uai = ${uai} and id = ${campaignId}::uuid
    )
    update reset_item set status = 'DONE', outcome = null, done_at = ${now}, renewal = false
    where uai = ${uai} and campaign_id = ${campaignId}::uuid and student_id = any(${ids}::uuid[])`;
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
