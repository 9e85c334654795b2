import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Campaign } from "./campaigns";

/**
 * Marks every pupil of a class whose sheet was printed as having received it; answers how many did not have it.
 * Those of them whom the one who records no longer sees are left as they are.
 */
export async function saveHandOut(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  className: string,
  handedOut: { at: Date; by: string; recordedBy: string },
): Promise<number> {
  return tx.$executeRaw`
    update reset_item
    set handed_out_at = ${handedOut.at}, handed_out_by = ${handedOut.by}, hand_over_recorded_by = ${handedOut.recordedBy}
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and coalesce(class_name, '') = ${className}
      and status = 'DONE' and printed_at is not null and handed_out_at is null
      and exists (select 1 from student_account student where student.uai = reset_item.uai and student.id = reset_item.student_id)`;
}
