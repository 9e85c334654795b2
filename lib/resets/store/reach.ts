import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Reach, SeenCount } from "../rules/reach";
import type { Campaign } from "./campaigns";

/** How far a campaign is one operator's, who holds these classes. A pupil gone to another class is not theirs. */
export async function findReach(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  operatorId: string,
  classes: readonly string[] | null,
): Promise<Reach> {
  if (classes === null) return { classes, isOwn: true, isWhole: true };
  const names = [...classes];
  const [found] = await tx.$queryRaw<Omit<Reach, "classes">[]>`
    select campaign.created_by = ${operatorId}::uuid as "isOwn",
      campaign.selected_count + campaign.excluded_count = (
        select count(*) from reset_item item
        join student_account student on student.uai = item.uai and student.id = item.student_id
        where item.uai = campaign.uai and item.campaign_id = campaign.id
          and item.class_name = any(${names}) and student.class_name = any(${names})
      ) as "isWhole"
    from reset_campaign campaign where campaign.uai = ${campaign.uai} and campaign.id = ${campaign.id}::uuid`;
  return { classes, isOwn: found?.isOwn ?? false, isWhole: found?.isWhole ?? false };
}

/** What campaigns hold of some classes, counted from their pupils: their own counts are the whole campaign's. */
export function countSeen(
  tx: Transaction,
  campaigns: readonly Pick<Campaign, "uai" | "id">[],
  classes: readonly string[],
): Promise<(SeenCount & { campaignId: string })[]> {
  return tx.$queryRaw<(SeenCount & { campaignId: string })[]>`
    select campaign_id as "campaignId", class_name as "className", status::text as status, count(*)::int as count
    from reset_item
    where uai = any(${campaigns.map(({ uai }) => uai)}) and campaign_id = any(${campaigns.map(({ id }) => id)}::uuid[])
      and class_name = any(${[...classes]})
    group by campaign_id, class_name, status`;
}
