import "server-only";
import type { ResetItemStatus } from "@/prisma/generated/client";
import { prepared } from "@/lib/platform/database/prepared";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { ChangeFacts } from "./rules/changes";
import type { AwaitedList } from "./rules/lists";
import type { SheetLine } from "./rules/sheets";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

/** The campaign that runs, when it holds pupils of these classes (null for all), with the counts of those. */
export async function findRunningCampaign(tx: Transaction, scope: Scope, classes: readonly string[] | null) {
  const campaign = await tx.resetCampaign.findFirst({
    where: { ...inScope(scope), status: { in: ["QUEUED", "RUNNING"] } },
    select: {
      id: true,
      name: true,
      selectedCount: true,
      doneCount: true,
      failedCount: true,
      startedAt: true,
      createdByName: true,
    },
  });
  if (campaign === null || classes === null) return campaign;
  const items = await tx.resetItem.groupBy({
    by: ["status"],
    where: { ...inScope(scope), campaignId: campaign.id, className: { in: [...classes] } },
    _count: true,
  });
  const counted = (...statuses: ResetItemStatus[]) =>
    items.reduce((sum, item) => sum + (statuses.includes(item.status) ? item._count : 0), 0);
  const [doneCount, failedCount, left] = [
    counted("DONE"),
    counted("FAILED"),
    counted("PENDING", "CANCELLED"),
  ];
  if (items.length === 0) return null;
  return { ...campaign, doneCount, failedCount, selectedCount: doneCount + failedCount + left };
}

/** The campaigns that wait for the list of EduConnect, the oldest first. */
export function listAwaitedLists(tx: Transaction, scope: Scope): Promise<AwaitedList[]> {
  return tx.resetCampaign.findMany({
    where: { ...inScope(scope), status: "AWAITING_LIST" },
    select: { id: true, name: true, selectedCount: true, doneCount: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** By class, the passwords still valid of the campaigns that are over, and the last sheet of the class. */
export function listSheetLines(tx: Transaction, scope: Scope, now: Date): Promise<SheetLine[]> {
  return tx.$queryRaw<SheetLine[]>`
    ${prepared} with campaign as materialized (
      select uai, id, name, created_at from reset_campaign
      where uai = any(${[...scope]}) and status in ('DONE', 'CANCELLED', 'AWAITING_LIST')
    ), line as (
      select secret.uai, secret.campaign_id, coalesce(item.class_name, '') as class_name,
        count(*)::int as students, min(secret.expires_at) as expires_at, max(item.printed_at) as printed_at,
        min(item.printed_at) filter (where item.handed_out_at is null) as waiting_since,
        -- Handed out once every pupil has theirs.
        case when bool_and(item.handed_out_at is not null) then max(item.handed_out_at) end as handed_out_at
      from campaign
      join provisional_secret secret on secret.uai = campaign.uai and secret.campaign_id = campaign.id
      -- By its key, pupil by pupil: on tables just filled, a plain join was planned for one pupil and read all of them each time.
      cross join lateral (
        select class_name, printed_at, handed_out_at from reset_item
        where uai = secret.uai and campaign_id = secret.campaign_id and student_id = secret.student_id offset 0
      ) item
      where secret.live_student_id is not null and secret.sealed is not null and secret.expires_at >= ${now}
      group by secret.uai, secret.campaign_id, coalesce(item.class_name, '')
    )
    select campaign.id as "campaignId", campaign.name as "campaignName", line.class_name as "className",
      line.students, line.expires_at as "expiresAt", line.printed_at as "printedAt",
      line.waiting_since as "waitingSince",
      line.handed_out_at as "handedOutAt"
    from line
    join campaign on campaign.uai = line.uai and campaign.id = line.campaign_id
    order by line.class_name collate "fr-x-icu", campaign.created_at`;
}

type ImportFacts = {
  waitingCount: number;
  waitingId: string | null;
  lastId: string | null;
  lastFileName: string | null;
  lastAppliedAt: Date | null;
  lastCreatedByName: string | null;
  statesKnownAt: Date | null;
};

/** SIECLE never says the state of an account: only the lists do. */
const sayingNoState = ["SIECLE_STUDENTS", "SIECLE_STRUCTURES", "AAF", "STSWEB", "ACCOUNTS", "GUESTS"];

/** The imports that wait for a decision, the last applied, and when the last that says states was. */
export async function findImports(tx: Transaction, scope: Scope) {
  const [facts] = await tx.$queryRaw<ImportFacts[]>`
    ${prepared} with own as (
      select id, status, format, file_name, created_by_name, created_at, applied_at from import
      where uai = any(${[...scope]}) and status in ('READY', 'NEEDS_MAPPING', 'APPLIED')
    ), waiting as (
      select count(*)::int as count, (array_agg(id order by created_at desc, id desc))[1] as latest_id
      from own where status <> 'APPLIED'
    ), states as (
      select max(applied_at) as at from own where status = 'APPLIED' and format <> all(${sayingNoState})
    ), last as (
      select * from own where status = 'APPLIED' order by applied_at desc, id desc limit 1
    )
    select waiting.count as "waitingCount", waiting.latest_id as "waitingId", last.id as "lastId",
      last.file_name as "lastFileName", last.applied_at as "lastAppliedAt",
      last.created_by_name as "lastCreatedByName", states.at as "statesKnownAt"
    from waiting cross join states left join last on true`;
  return {
    waitingImports: { count: facts?.waitingCount ?? 0, latestId: facts?.waitingId ?? null },
    lastImport: lastOf(facts),
    statesKnownAt: facts?.statesKnownAt ?? null,
  };
}

function lastOf(facts: ImportFacts | undefined) {
  if (!facts?.lastId) return null;
  const { lastId, lastFileName, lastAppliedAt, lastCreatedByName } = facts;
  return { id: lastId, fileName: lastFileName, appliedAt: lastAppliedAt, createdByName: lastCreatedByName };
}

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
