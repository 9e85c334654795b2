import "server-only";
import { Prisma, type ResetItemStatus } from "@/prisma/generated/client";
import { prepared } from "@/lib/platform/database/prepared";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Campaign } from "./campaigns";

/**
 * Pupils who have a sheet, or may: those done, and those whose lost sheet could not be replaced, since nothing of theirs
 * changed and the password they had is still the good one.
 */
export const hasSheet = Prisma.sql`(item.status in ('DONE', 'FAILED') and (item.status = 'DONE' or item.renewal))`;

export type CampaignItem = {
  studentId: string;
  name: string;
  className: string | null;
  outcome: string | null;
};

/**
 * Pupils of a campaign in one status, the latest done first, then by name; one who left a delegate's classes is not
 * named. Each pupil is found by their key: a page asks often, and a plain join read the whole school each time.
 */
export function listItems(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  status: ResetItemStatus,
  limit: number,
): Promise<CampaignItem[]> {
  return tx.$queryRaw<CampaignItem[]>`
    ${prepared} select item.student_id as "studentId", concat_ws(' ', student.last_name, student.first_name) as name,
      item.class_name as "className", item.outcome
    from reset_item item
    cross join lateral (
      select last_name, first_name from student_account where uai = item.uai and id = item.student_id offset 0
    ) student
    where item.uai = ${campaign.uai} and item.campaign_id = ${campaign.id}::uuid
      and item.status = ${status}::"ResetItemStatus"
    order by item.done_at desc, student.last_name, item.student_id limit ${limit}`;
}

/** A pupil of the last batch done, whom the reader may see: the batch is sorted before anybody's name is looked for. */
export async function findLastDone(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
): Promise<Pick<CampaignItem, "name" | "className"> | null> {
  const [last] = await tx.$queryRaw<Pick<CampaignItem, "name" | "className">[]>`
    ${prepared} select concat_ws(' ', student.last_name, student.first_name) as name, item.class_name as "className"
    from (
      select uai, student_id, class_name, done_at from reset_item
      where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and status = 'DONE'
      order by done_at desc offset 0
    ) item
    cross join lateral (
      select last_name, first_name from student_account where uai = item.uai and id = item.student_id offset 0
    ) student
    order by item.done_at desc limit 1`;
  return last ?? null;
}
