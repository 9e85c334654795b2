import "server-only";
import { prepared } from "@/lib/platform/database/prepared";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { ChangeFacts } from "../rules/changes";

type ChangeRow = {
  since: Date | null;
  applied: number;
  importId: string | null;
  finished: number;
  closed: number;
  done: number;
  failed: number;
  campaignId: string | null;
  printed: number;
  handedOut: number;
  sheetCampaignId: string | null;
  expired: number;
};

/**
 * What happened since the operator was last known to be there: the start, the last step-up or the end of an earlier
 * session. Null at the first session.
 */
export async function findChanges(
  tx: Transaction,
  scope: Scope,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<ChangeFacts | null> {
  const [row] = await tx.$queryRaw<ChangeRow[]>`
    ${prepared} with visit as materialized (
      select max(least(present.created_at, greatest(
        earlier.created_at, earlier.second_factor_at,
        case when earlier.revoked_at < present.created_at then earlier.revoked_at end
      ))) as since
      from session present
      join session earlier on earlier.operator_id = present.operator_id and earlier.created_at < present.created_at
      where present.id = ${sessionId}
    )
    select since, imports.*, campaigns.*, sheets.*, secrets.*
    from visit
    cross join lateral (
      select count(*)::int as applied, min(id::text) as "importId"
      from import where uai = any(${[...scope]}) and status = 'APPLIED' and applied_at >= since
    ) imports
    cross join lateral (
      select count(*) filter (where finished_at >= since)::int as finished,
        count(*) filter (where closed_at >= since)::int as closed,
        coalesce(sum(done_count) filter (where finished_at >= since), 0)::int as done,
        coalesce(sum(failed_count) filter (where finished_at >= since), 0)::int as failed,
        case when count(*) = 1 then min(id::text) end as "campaignId"
      from reset_campaign
      where uai = any(${[...scope]}) and status in ('DONE', 'CLOSED') and (finished_at >= since or closed_at >= since)
    ) campaigns
    cross join lateral (
      select count(distinct (campaign_id, class_name)) filter (where printed_at >= since)::int as printed,
        count(distinct (campaign_id, class_name)) filter (where handed_out_at >= since)::int as "handedOut",
        case when count(distinct campaign_id) = 1 then min(campaign_id::text) end as "sheetCampaignId"
      from (
        select campaign_id, class_name, printed_at, null::timestamptz as handed_out_at
        from credential_sheet where uai = any(${[...scope]}) and printed_at >= since
        union all
        select campaign_id, coalesce(class_name, ''), null, handed_out_at
        from reset_item where uai = any(${[...scope]}) and handed_out_at >= since
      ) paper
    ) sheets
    cross join lateral (
      select count(*)::int as expired from provisional_secret
      where uai = any(${[...scope]}) and expires_at >= since and expires_at < ${now}
        and voided_at is null and (purged_at is null or purged_at >= expires_at)
    ) secrets`;
  if (!row?.since) return null;
  const { since, applied, finished, closed, done, failed, printed, handedOut } = row;
  return {
    since,
    imports: { applied, onlyId: applied === 1 ? row.importId : null },
    campaigns: { finished, closed, done, failed, onlyId: row.campaignId },
    sheets: { printed, handedOut, onlyCampaignId: row.sheetCampaignId },
    expiredPasswords: row.expired,
  };
}
