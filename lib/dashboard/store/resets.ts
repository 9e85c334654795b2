import "server-only";
import type { ResetItemStatus } from "@/prisma/generated/client";
import { prepared } from "@/lib/platform/database/prepared";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { AwaitedList } from "../rules/lists";
import type { SheetLine } from "../rules/sheets";

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
