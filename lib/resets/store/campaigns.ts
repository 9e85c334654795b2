import "server-only";
import { Prisma, type ResetItemStatus, type ResetMode, type SecretForm } from "@/prisma/generated/client";
import { prepared } from "@/lib/platform/database/prepared";
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
  mode: true,
  secretForm: true,
  scope: true,
  exclusions: true,
  fingerprint: true,
  approvalExpiresAt: true,
  approvedByName: true,
  approvedAt: true,
  emergencyReason: true,
  endReason: true,
  selectedCount: true,
  excludedCount: true,
  doneCount: true,
  failedCount: true,
  validityDays: true,
  dataKey: true,
  keyId: true,
  createdBy: true,
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

/** Enums come as text: a raw query does not know them. */
const enums: readonly string[] = ["status", "mode", "secretForm"];
const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The very columns above, for the queries written out. */
const sqlColumns = Prisma.raw(
  Object.keys(columns)
    .map((name) => `campaign.${snakeCase(name)}${enums.includes(name) ? "::text" : ""} as "${name}"`)
    .join(", "),
);

/** The same, locked: one gesture or one batch at a time decides on a campaign. */
export async function lockCampaign(tx: Transaction, scope: Scope, id: string): Promise<Campaign | null> {
  const [row] = await tx.$queryRaw<CampaignRow[]>`
    ${prepared} select ${sqlColumns} from reset_campaign campaign
    where campaign.uai = any(${[...scope]}) and campaign.id = ${id}::uuid for update`;
  return row ? campaignOf(row) : null;
}

type PrintedSchool = { schoolName: string; signInAddress: string };
export type PrintedCampaign = Campaign & PrintedSchool;

/** The same, with what its sheets say of the school: in one question, since a document of each class asks it. */
export async function lockPrintedCampaign(
  tx: Transaction,
  scope: Scope,
  id: string,
): Promise<PrintedCampaign | null> {
  const [row] = await tx.$queryRaw<(CampaignRow & PrintedSchool)[]>`
    ${prepared} select ${sqlColumns}, school.name as "schoolName", school.sign_in_address as "signInAddress"
    from reset_campaign campaign join establishment school on school.uai = campaign.uai
    where campaign.uai = any(${[...scope]}) and campaign.id = ${id}::uuid for update of campaign`;
  if (!row) return null;
  const { schoolName, signInAddress } = row;
  return { ...campaignOf(row), schoolName, signInAddress };
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

const running = ["QUEUED", "RUNNING"] as const;

/** The campaign that runs; of one that a delegate does not see, only that it runs. */
export async function findRunningCampaign(tx: Transaction, scope: Scope): Promise<{ name: string } | null> {
  const seen = await tx.resetCampaign.findFirst({
    where: { uai: { in: [...scope] }, status: { in: [...running] } },
    select: { name: true },
  });
  if (seen !== null || scope.classes === null) return seen;
  const [other] = await tx.$queryRaw<{ runs: boolean }[]>`
    select bool_or(school_has_campaign(uai, ${[...running]})) as runs from unnest(${[...scope]}::text[]) as uai`;
  return other?.runs ? { name: "Réinitialisation d’autres classes" } : null;
}

export type NewCampaign = {
  uai: string;
  id: string;
  requestId: string;
  name: string;
  /** Nothing runs yet: `launchCampaign` moves it on. */
  status: "AWAITING_APPROVAL";
  mode: ResetMode;
  secretForm: SecretForm;
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
  // Not `create`, which reads the row back: a delegate sees a campaign by its pupils, who come next.
  await tx.resetCampaign.createMany({
    data: [
      {
        ...facts,
        scope: scope,
        exclusions: exclusions,
        selectedCount: included.length,
        excludedCount: excluded.length,
      },
    ],
  });
  const items = [
    ...included.map((id) => ({ id, status: "PENDING", outcome: null })),
    ...excluded.map(({ studentId, reason }) => ({ id: studentId, status: "EXCLUDED", outcome: reason })),
  ];
  await tx.$executeRaw`
    insert into reset_item (uai, campaign_id, student_id, class_name, status, outcome)
    select student.uai, ${campaign.id}::uuid, student.id, student.class_name, item.status::"ResetItemStatus", item.outcome
    from json_to_recordset(${JSON.stringify(items)}::json) as item(id uuid, status text, outcome text)
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
