import "server-only";
import type { SheetKind } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Campaign } from "./campaigns";
import { hasSheet } from "./items";

type Held = Pick<Campaign, "uai" | "id">;

export type HandOverLine = {
  studentId: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  isPrintable: boolean;
  /** The sheet was lost and its replacement failed: the password that it bears is still the good one. */
  renewalFailed: boolean;
  printedAt: Date | null;
  handedOutAt: Date | null;
  handedOutBy: string | null;
  recordedBy: string | null;
};

/** The pupils of one class who have a sheet or may, by name, with what became of each sheet. No secret is read. */
export function listHandOver(tx: Transaction, campaign: Held, className: string): Promise<HandOverLine[]> {
  return tx.$queryRaw<HandOverLine[]>`
    select student.id as "studentId", student.last_name as "lastName", student.usage_name as "usageName",
      student.first_name as "firstName", item.printed_at as "printedAt", item.handed_out_at as "handedOutAt",
      item.handed_out_by as "handedOutBy", item.hand_over_recorded_by as "recordedBy",
      exists (
        select 1 from provisional_secret secret
        where secret.uai = item.uai and secret.live_student_id = item.student_id
          and secret.campaign_id = item.campaign_id and secret.sealed is not null
      ) as "isPrintable",
      item.status = 'FAILED' as "renewalFailed"
    from reset_item item
    join student_account student on student.uai = item.uai and student.id = item.student_id
    where item.uai = ${campaign.uai} and item.campaign_id = ${campaign.id}::uuid and ${hasSheet}
      and coalesce(item.class_name, '') = ${className}
    order by student.last_name, student.first_name, student.id`;
}

export type ListedStudent = {
  studentId: string;
  className: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
};

/** Names of the pupils whose sheet is to be given, by class then name; no class means every class. */
export function listReceivers(
  tx: Transaction,
  campaign: Held,
  classes: readonly string[],
): Promise<ListedStudent[]> {
  return tx.$queryRaw<ListedStudent[]>`
    select student.id as "studentId", coalesce(item.class_name, '') as "className",
      student.last_name as "lastName", student.usage_name as "usageName", student.first_name as "firstName"
    from reset_item item
    join student_account student on student.uai = item.uai and student.id = item.student_id
    where item.uai = ${campaign.uai} and item.campaign_id = ${campaign.id}::uuid and ${hasSheet}
      and (${classes.length} = 0 or coalesce(item.class_name, '') = any(${[...classes]}))
    order by item.class_name collate "fr-x-icu" nulls last, student.last_name, student.first_name, student.id`;
}

type HandOut = { at: Date; by: string; recordedBy: string };

/**
 * Marks printed sheets as given; `studentIds` null is the whole class. Answers whose were not yet given. Pupils whom
 * the one who records no longer sees are left as they are.
 */
export async function saveHandOut(
  tx: Transaction,
  campaign: Held,
  { className, studentIds }: { className: string; studentIds: readonly string[] | null },
  { at, by, recordedBy }: HandOut,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ studentId: string }[]>`
    update reset_item item set handed_out_at = ${at}, handed_out_by = ${by}, hand_over_recorded_by = ${recordedBy}
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and coalesce(class_name, '') = ${className}
      and ${hasSheet} and printed_at is not null and handed_out_at is null
      and (${studentIds === null} or student_id = any(${[...(studentIds ?? [])]}::uuid[]))
      and exists (select 1 from student_account student where student.uai = item.uai and student.id = item.student_id)
    returning student_id as "studentId"`;
  return rows.map(({ studentId }) => studentId);
}

/** A tick made by mistake: the sheet is again to be given. Answers whose were. */
export async function saveHandOutUndone(
  tx: Transaction,
  campaign: Held,
  studentIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.resetItem.updateManyAndReturn({
    where: {
      uai: campaign.uai,
      campaignId: campaign.id,
      studentId: { in: [...studentIds] },
      handedOutAt: { not: null },
    },
    data: { handedOutAt: null, handedOutBy: null, handOverRecordedBy: null },
    select: { studentId: true },
  });
  return rows.map(({ studentId }) => studentId);
}

/** Puts the pupils of lost sheets back among those to reset; their present secret lives until the new one replaces it. */
export async function saveRenewal(
  tx: Transaction,
  campaign: Held,
  studentIds: readonly string[],
): Promise<void> {
  await tx.resetItem.updateMany({
    where: { uai: campaign.uai, campaignId: campaign.id, studentId: { in: [...studentIds] } },
    data: { status: "PENDING", renewal: true, outcome: null, ...noSheet },
  });
}

/** A sheet of the password to come was neither printed nor given. */
const noSheet = { printedAt: null, handedOutAt: null, handedOutBy: null, handOverRecordedBy: null };

/** Puts the failed pupils back among those to reset; a sheet printed of the password they kept is not the next one. */
export async function saveRetry(tx: Transaction, campaign: Held): Promise<number> {
  const { count } = await tx.resetItem.updateMany({
    where: { uai: campaign.uai, campaignId: campaign.id, status: "FAILED" },
    data: { status: "PENDING", outcome: null, ...noSheet },
  });
  return count;
}

/** Pupils whose renewal will not be: they keep the secret they had, on the sheet they had. */
export async function saveRenewalGivenUp(tx: Transaction, campaign: Held): Promise<number> {
  const { count } = await tx.resetItem.updateMany({
    where: { uai: campaign.uai, campaignId: campaign.id, status: "PENDING", renewal: true },
    data: { status: "DONE", renewal: false },
  });
  return count;
}

export type PrintedSheet = {
  id: string;
  kind: SheetKind;
  studentCount: number;
  printedAt: Date;
  printedByName: string;
  shreddedAt: Date | null;
  shreddedBy: string | null;
};

/** What was printed of one class, the latest first. */
export function listSheets(tx: Transaction, campaign: Held, className: string): Promise<PrintedSheet[]> {
  return tx.credentialSheet.findMany({
    where: { uai: campaign.uai, campaignId: campaign.id, className },
    orderBy: [{ printedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      kind: true,
      studentCount: true,
      printedAt: true,
      printedByName: true,
      shreddedAt: true,
      shreddedBy: true,
    },
  });
}

/** Notes that what was left of the sheets of a class was shredded; answers how many prints that ends. */
export async function saveShredding(
  tx: Transaction,
  campaign: Held,
  className: string,
  shredded: { at: Date; by: string },
): Promise<number> {
  const { count } = await tx.credentialSheet.updateMany({
    where: { uai: campaign.uai, campaignId: campaign.id, className, shreddedAt: null },
    data: { shreddedAt: shredded.at, shreddedBy: shredded.by },
  });
  return count;
}
