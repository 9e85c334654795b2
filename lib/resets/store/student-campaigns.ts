import "server-only";
import type { CampaignStatus, ResetItemStatus } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";

export type StudentCampaign = {
  campaignId: string;
  name: string;
  campaignStatus: CampaignStatus;
  createdAt: Date;
  status: ResetItemStatus;
  outcome: string | null;
  doneAt: Date | null;
  /** Set while the secret of this campaign is still the pupil's. */
  validUntil: Date | null;
  printedAt: Date | null;
  handedOutAt: Date | null;
  handedOutBy: string | null;
};

/** The campaigns a pupil was part of, the latest first, with what became of the sheet. */
export function listCampaignsOf(
  tx: Transaction,
  scope: Scope,
  studentId: string,
  limit: number,
): Promise<StudentCampaign[]> {
  return tx.$queryRaw<StudentCampaign[]>`
    select campaign.id as "campaignId", campaign.name, campaign.status::text as "campaignStatus",
      campaign.created_at as "createdAt", item.status::text as status, item.outcome, item.done_at as "doneAt",
      secret.expires_at as "validUntil", item.printed_at as "printedAt", item.handed_out_at as "handedOutAt",
      item.handed_out_by as "handedOutBy"
    from reset_item item
    join reset_campaign campaign on campaign.uai = item.uai and campaign.id = item.campaign_id
    left join provisional_secret secret on secret.uai = item.uai and secret.live_student_id = item.student_id
      and secret.campaign_id = item.campaign_id and secret.sealed is not null
    where item.uai = any(${[...scope]}) and item.student_id = ${studentId}::uuid
    order by campaign.created_at desc, campaign.id desc
    limit ${limit}`;
}
