import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { prepared } from "@/lib/platform/database/prepared";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { SheetContents } from "@/lib/sheets/rules";
import type { Campaign } from "./campaigns";
import { hasSheet } from "./items";

/** A pupil of a campaign whose secret is still the valid one. */
export type PrintableStudent = {
  studentId: string;
  secretId: string;
  sealed: Uint8Array;
  lastName: string;
  usageName: string | null;
  firstName: string;
  className: string | null;
  /** Rank in the alphabetical list of the class; null for who left the class since the campaign. */
  listNumber: number | null;
  identifier: string | null;
};

/**
 * Live secrets of a campaign, by class then name; no class means every class, no pupil every pupil. Each `offset 0`
 * keeps the planner from reordering: on tables just filled, a plain join of the three was planned for one pupil.
 */
export function listPrintable(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  { classes, studentId, today }: { classes: readonly string[]; studentId: string | null; today: string },
): Promise<PrintableStudent[]> {
  // Written only when there are some: an index then gives the class, where a condition on a parameter reads the school.
  const ofClasses = classes.length === 0 ? Prisma.empty : Prisma.sql`and class_name = any(${[...classes]})`;
  return tx.$queryRaw<PrintableStudent[]>`
    ${prepared} with ranked as materialized (
      select id, class_name, row_number() over (partition by class_name order by last_name, first_name, id)::int as rank
      from student_account
      where uai = ${campaign.uai} and (left_on is null or left_on >= ${today})
        ${ofClasses}
    )
    select item.student_id as "studentId", secret.id as "secretId", secret.sealed, student.last_name as "lastName",
      student.usage_name as "usageName", student.first_name as "firstName", item.class_name as "className",
      ranked.rank as "listNumber", student.identifier
    from reset_item item
    cross join lateral (
      select id, campaign_id, sealed from provisional_secret
      where uai = ${campaign.uai} and live_student_id = item.student_id offset 0
    ) secret
    cross join lateral (
      select last_name, usage_name, first_name, identifier from student_account
      where uai = ${campaign.uai} and id = item.student_id offset 0
    ) student
    left join ranked on ranked.id = item.student_id and ranked.class_name = item.class_name
    where item.uai = ${campaign.uai} and item.campaign_id = ${campaign.id}::uuid and ${hasSheet}
      and (${classes.length} = 0 or coalesce(item.class_name, '') = any(${[...classes]}))
      and (${studentId}::uuid is null or item.student_id = ${studentId}::uuid)
      and secret.campaign_id = ${campaign.id}::uuid and secret.sealed is not null
    order by item.class_name collate "fr-x-icu" nulls last, student.last_name, student.first_name, item.student_id`;
}

/**
 * Names, of the pupils whose sheet can still be printed, that hold a sign outside Latin-1 and Latin Extended-A: the
 * typefaces of the sheets cover those whole (tests/unit/sheets), so the other names are never read for nothing.
 */
export function listUncommonNames(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
): Promise<{ lastName: string; usageName: string | null; firstName: string; className: string | null }[]> {
  return tx.$queryRaw`
    select student.last_name as "lastName", student.usage_name as "usageName", student.first_name as "firstName",
      student.class_name as "className"
    from student_account student
    where student.uai = ${campaign.uai}
      -- Only a name with a sign outside ASCII is worth the slower pattern.
      and octet_length(concat(student.last_name, student.usage_name, student.first_name))
        > char_length(concat(student.last_name, student.usage_name, student.first_name))
      and concat(student.last_name, student.usage_name, student.first_name) ~ '[^\\u0020-\\u007e\\u00a0-\\u017f]'
      and exists (
        select 1 from provisional_secret secret
        where secret.uai = student.uai and secret.live_student_id = student.id
          and secret.campaign_id = ${campaign.id}::uuid
      )
    order by student.class_name, student.last_name, student.first_name, student.id`;
}

export type NewSheet = { className: string; studentCount: number };

export async function addSheets(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  kind: SheetContents,
  sheets: readonly NewSheet[],
  printed: {
    at: Date;
    by: string;
    byName: string;
    studentIds: readonly string[];
    /** One pupil's reprint. */
    reprintOf: string | null;
  },
): Promise<void> {
  await tx.$executeRaw`
    ${prepared} with printed as (
      update reset_item set printed_at = ${printed.at}
      where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid
        and student_id = any(${[...printed.studentIds]}::uuid[])
    )
    insert into credential_sheet
      (uai, id, campaign_id, kind, class_name, student_count, student_id, printed_at, printed_by, printed_by_name)
    select ${campaign.uai}, gen_random_uuid(), ${campaign.id}::uuid, ${kind}::"SheetKind", class_name, student_count,
      ${printed.reprintOf}::uuid, ${printed.at}, ${printed.by}::uuid, ${printed.byName}
    from unnest(
      ${sheets.map(({ className }) => className)}::text[], ${sheets.map(({ studentCount }) => studentCount)}::int[]
    ) as sheet(class_name, student_count)`;
}

export type ClassProgress = {
  className: string;
  done: number;
  failed: number;
  excluded: number;
  pending: number;
  printable: number;
  /** Pupils who have a sheet or may: done, or whose replacement alone failed. */
  sheets: number;
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
    ${prepared} with counts as (
      select coalesce(item.class_name, '') as class_name,
        count(*) filter (where item.status = 'DONE')::int as done,
        count(*) filter (where item.status = 'FAILED')::int as failed,
        count(*) filter (where item.status = 'EXCLUDED')::int as excluded,
        count(*) filter (where item.status = 'PENDING')::int as pending,
        count(*) filter (where ${hasSheet})::int as sheets,
        count(*) filter (where ${hasSheet} and item.handed_out_at is not null)::int as handed_out,
        max(item.printed_at) filter (where ${hasSheet}) as printed_at,
        max(item.handed_out_at) filter (where ${hasSheet}) as handed_out_at,
        count(*) filter (where item.student_id in (
          select live_student_id from provisional_secret
          where uai = any(${[...scope]}) and campaign_id = ${campaignId}::uuid and live_student_id is not null
        ))::int as printable
      from reset_item item
      where item.uai = any(${[...scope]}) and item.campaign_id = ${campaignId}::uuid
      group by 1
    )
    select class_name as "className", done, failed, excluded, pending, printable, sheets,
      printed_at as "printedAt", handed_out as "handedOut", handed_out_at as "handedOutAt"
    from counts order by class_name collate "fr-x-icu"`;
}
