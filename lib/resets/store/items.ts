import "server-only";
import { Prisma, type ResetItemStatus } from "@/prisma/generated/client";
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

/** Pupils of a campaign in one status, the latest done first, then by name; one who left a delegate's classes is not named. */
export async function listItems(
  tx: Transaction,
  campaign: Pick<Campaign, "uai" | "id">,
  status: ResetItemStatus,
  limit: number,
): Promise<CampaignItem[]> {
  const rows = await tx.resetItem.findMany({
    where: { uai: campaign.uai, campaignId: campaign.id, status, student: { uai: campaign.uai } },
    orderBy: [{ doneAt: "desc" }, { student: { lastName: "asc" } }, { studentId: "asc" }],
    take: limit,
    select: {
      studentId: true,
      className: true,
      outcome: true,
      student: { select: { lastName: true, firstName: true } },
    },
  });
  return rows.map(({ student, ...item }) => ({ ...item, name: `${student.lastName} ${student.firstName}` }));
}
