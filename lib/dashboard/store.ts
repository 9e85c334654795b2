import "server-only";
import type { Prisma, ResetItemStatus } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
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

/** By class, the passwords still valid of the campaigns that are over, and the last sheet of the class. */
export function listSheetLines(tx: Transaction, scope: Scope, now: Date): Promise<SheetLine[]> {
  return tx.$queryRaw<SheetLine[]>`
    with line as (
      select item.uai, item.campaign_id, coalesce(item.class_name, '') as class_name,
        count(*)::int as students, min(secret.expires_at) as expires_at, max(item.printed_at) as printed_at,
        -- Handed out once every pupil has theirs.
        case when bool_and(item.handed_out_at is not null) then max(item.handed_out_at) end as handed_out_at
      from provisional_secret secret
      join reset_item item on item.uai = secret.uai and item.campaign_id = secret.campaign_id
        and item.student_id = secret.student_id
      where secret.uai = any(${[...scope]}) and secret.live_student_id is not null
        and secret.sealed is not null and secret.expires_at >= ${now}
      group by item.uai, item.campaign_id, coalesce(item.class_name, '')
    )
    select campaign.id as "campaignId", campaign.name as "campaignName", line.class_name as "className",
      line.students, line.expires_at as "expiresAt", line.printed_at as "printedAt",
      line.handed_out_at as "handedOutAt"
    from line
    join reset_campaign campaign on campaign.uai = line.uai and campaign.id = line.campaign_id
    where campaign.status in ('DONE', 'CANCELLED', 'AWAITING_LIST')
    order by line.class_name collate "fr-x-icu", campaign.created_at`;
}

const waiting: Prisma.ImportWhereInput = { status: { in: ["READY", "NEEDS_MAPPING"] } };

export async function findWaitingImports(tx: Transaction, scope: Scope) {
  const latest = await tx.import.findFirst({
    where: { ...inScope(scope), ...waiting },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  const count = await tx.import.count({ where: { ...inScope(scope), ...waiting } });
  return { count, latestId: latest?.id ?? null };
}

/** SIECLE never says the state of an account: only the lists do. */
const sayingNoState = ["SIECLE_STUDENTS", "SIECLE_STRUCTURES"];

/** The last import applied, of any format or only of those that say the state of accounts. */
export function findLastImport(tx: Transaction, scope: Scope, kind: "any" | "states") {
  return tx.import.findFirst({
    where: {
      ...inScope(scope),
      status: "APPLIED",
      ...(kind === "states" && { format: { notIn: sayingNoState } }),
    },
    orderBy: [{ appliedAt: "desc" }, { id: "desc" }],
    select: { id: true, fileName: true, appliedAt: true, createdByName: true },
  });
}
