import "server-only";
import type { Prisma, ResetItemStatus, ResetMode } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { ExclusionReason, ExclusionSettings } from "../rules/exclusions";
import type { CampaignFacts } from "../rules/lifecycle";
import { endOfParisDay } from "@/lib/paris-day";
import type { ResetScope } from "../rules/selection";

const columns = {
  uai: true,
  id: true,
  name: true,
  status: true,
  scope: true,
  exclusions: true,
  selectedCount: true,
  excludedCount: true,
  doneCount: true,
  failedCount: true,
  validityDays: true,
  dataKey: true,
  keyId: true,
  createdByName: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  closedAt: true,
} satisfies Prisma.ResetCampaignSelect;

type CampaignRow = Prisma.ResetCampaignGetPayload<{ select: typeof columns }>;

export type Campaign = Omit<CampaignRow, "scope" | "exclusions"> &
  CampaignFacts & { scope: ResetScope; exclusions: ExclusionSettings };

// Both columns were written by `addCampaign` from these very types.
function campaignOf(row: CampaignRow): Campaign {
  return {
    ...row,
    scope: row.scope as unknown as ResetScope,
    exclusions: row.exclusions as unknown as ExclusionSettings,
    validUntil: endOfParisDay(row.createdAt, row.validityDays),
  };
}

export async function findCampaign(tx: Transaction, scope: Scope, id: string): Promise<Campaign | null> {
  const row = await tx.resetCampaign.findFirst({ where: { uai: { in: [...scope] }, id }, select: columns });
  return row && campaignOf(row);
}

/** The same, locked: one gesture or one batch at a time decides on a campaign. */
export async function lockCampaign(tx: Transaction, scope: Scope, id: string): Promise<Campaign | null> {
  await tx.$queryRaw`select 1 from reset_campaign where uai = any(${[...scope]}) and id = ${id}::uuid for update`;
  return findCampaign(tx, scope, id);
}

export async function listCampaigns(tx: Transaction, scope: Scope, limit: number): Promise<Campaign[]> {
  const rows = await tx.resetCampaign.findMany({
    where: { uai: { in: [...scope] } },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(campaignOf);
}

export function findCampaignByRequest(tx: Transaction, scope: Scope, requestId: string) {
  return tx.resetCampaign.findFirst({ where: { uai: { in: [...scope] }, requestId }, select: { id: true } });
}

/** One campaign at a time in a school: the row of the school is the lock that decides between two tabs. */
export async function lockSchool(tx: Transaction, uai: string): Promise<void> {
  await tx.$queryRaw`select 1 from establishment where uai = ${uai} for update`;
}

export function findRunningCampaign(tx: Transaction, scope: Scope) {
  return tx.resetCampaign.findFirst({
    where: { uai: { in: [...scope] }, status: { in: ["QUEUED", "RUNNING"] } },
    select: { id: true, name: true },
  });
}

export type NewCampaign = {
  uai: string;
  id: string;
  requestId: string;
  name: string;
  mode: ResetMode;
  status: "QUEUED" | "AWAITING_LIST";
  scope: ResetScope;
  exclusions: ExclusionSettings;
  validityDays: number;
  dataKey: Uint8Array<ArrayBuffer>;
  keyId: string;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  included: readonly string[];
  excluded: readonly { studentId: string; reason: ExclusionReason }[];
};

export async function addCampaign(tx: Transaction, campaign: NewCampaign): Promise<void> {
  const { included, excluded, scope, exclusions, ...facts } = campaign;
  await tx.resetCampaign.create({
    data: {
      ...facts,
      scope: scope,
      exclusions: exclusions,
      selectedCount: included.length,
      excludedCount: excluded.length,
    },
  });
  const items = [
    ...included.map((id) => ({ id, status: "PENDING", outcome: null })),
    ...excluded.map(({ studentId, reason }) => ({ id: studentId, status: "EXCLUDED", outcome: reason })),
  ];
  await tx.$executeRaw`
    insert into reset_item (uai, campaign_id, student_id, class_name, status, outcome)
    select student.uai, ${campaign.id}::uuid, student.id, student.class_name, item.status::"ResetItemStatus", item.outcome
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as item(id uuid, status text, outcome text)
    join student_account student on student.uai = ${campaign.uai} and student.id = item.id`;
}

export async function saveStatus(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  change: Prisma.ResetCampaignUpdateInput,
): Promise<void> {
  await tx.resetCampaign.update({ where: { uai_id: { uai: campaign.uai, id: campaign.id } }, data: change });
}

/** Moves every item of a campaign from one status to another; returns whose they were. */
export async function moveItems(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  from: ResetItemStatus,
  to: { status: ResetItemStatus; outcome: string | null },
): Promise<string[]> {
  const rows = await tx.resetItem.updateManyAndReturn({
    where: { uai: campaign.uai, campaignId: campaign.id, status: from },
    data: to,
    select: { studentId: true },
  });
  return rows.map(({ studentId }) => studentId);
}
