import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { SheetContents } from "@/lib/sheets/rules";
import type { Campaign } from "./campaigns";

/** A pupil of a campaign whose secret is still the valid one. */
export type PrintableStudent = {
  studentId: string;
  secretId: string;
  sealed: Uint8Array;
  lastName: string;
  usageName: string | null;
  firstName: string;
  className: string | null;
  identifier: string | null;
};

/**
 * Live secrets of a campaign, by class then name; `classes` empty means every class. In two questions, whose plans do
 * not depend on statistics: the tables were just filled, and a join of the three was planned for one pupil.
 */
export async function listPrintable(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  classes: readonly string[],
): Promise<PrintableStudent[]> {
  const items = await tx.$queryRaw<{ studentId: string; className: string | null }[]>`
    select student_id as "studentId", class_name as "className" from reset_item
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and status = 'DONE'
      and (${classes.length} = 0 or coalesce(class_name, '') = any(${[...classes]}))`;
  return tx.$queryRaw<PrintableStudent[]>`
    select student.id as "studentId", secret.id as "secretId", secret.sealed, student.last_name as "lastName",
      student.usage_name as "usageName", student.first_name as "firstName", item.class_name as "className",
      student.identifier
    from unnest(
      ${items.map(({ studentId }) => studentId)}::uuid[], ${items.map(({ className }) => className)}::text[]
    ) as item(student_id, class_name)
    join provisional_secret secret on secret.uai = ${campaign.uai} and secret.live_student_id = item.student_id
      and secret.campaign_id = ${campaign.id}::uuid and secret.sealed is not null
    join student_account student on student.uai = ${campaign.uai} and student.id = item.student_id
    order by item.class_name collate "fr-x-icu" nulls last, student.last_name, student.first_name, student.id`;
}

/** Names of the pupils whose sheet can still be printed. */
export function listPrintableNames(tx: Transaction, campaign: Pick<Campaign, "uai" | "id">) {
  return tx.studentAccount.findMany({
    where: {
      uai: campaign.uai,
      secrets: { some: { campaignId: campaign.id, liveStudentId: { not: null } } },
    },
    select: { lastName: true, usageName: true, firstName: true, className: true },
  });
}

export type NewSheet = { className: string; studentCount: number };

export async function addSheets(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  kind: SheetContents,
  sheets: readonly NewSheet[],
  printed: { at: Date; by: string; byName: string; studentIds: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    update reset_item set printed_at = ${printed.at}
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and student_id = any(${[...printed.studentIds]}::uuid[])`;
  await tx.credentialSheet.createMany({
    data: sheets.map((sheet) => ({
      ...sheet,
      uai: campaign.uai,
      campaignId: campaign.id,
      kind,
      printedAt: printed.at,
      printedBy: printed.by,
      printedByName: printed.byName,
    })),
  });
}

export type ClassProgress = {
  className: string;
  done: number;
  failed: number;
  excluded: number;
  pending: number;
  printable: number;
  printedAt: Date | null;
  /** Pupils whose sheet was given, and when the last one was. */
  handedOut: number;
  handedOutAt: Date | null;
};

/** Where each class of a campaign stands: reset, printable, printed, handed out. */
export function listClassProgress(
  tx: Transaction,
  scope: Scope,
  campaignId: string,
): Promise<ClassProgress[]> {
  return tx.$queryRaw<ClassProgress[]>`
    with counts as (
      select coalesce(item.class_name, '') as class_name,
        count(*) filter (where item.status = 'DONE')::int as done,
        count(*) filter (where item.status = 'FAILED')::int as failed,
        count(*) filter (where item.status = 'EXCLUDED')::int as excluded,
        count(*) filter (where item.status = 'PENDING')::int as pending,
        count(*) filter (where item.status = 'DONE' and item.handed_out_at is not null)::int as handed_out,
        max(item.printed_at) filter (where item.status = 'DONE') as printed_at,
        max(item.handed_out_at) filter (where item.status = 'DONE') as handed_out_at,
        count(*) filter (where item.student_id in (
          select live_student_id from provisional_secret
          where uai = any(${[...scope]}) and campaign_id = ${campaignId}::uuid and live_student_id is not null
        ))::int as printable
      from reset_item item
      where item.uai = any(${[...scope]}) and item.campaign_id = ${campaignId}::uuid
      group by 1
    )
    select class_name as "className", done, failed, excluded, pending, printable,
      printed_at as "printedAt", handed_out as "handedOut", handed_out_at as "handedOutAt"
    from counts order by class_name collate "fr-x-icu"`;
}
