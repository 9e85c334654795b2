import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { CampaignPlan } from "../schema";
import type { StoredSelection } from "../rules/selection";

/**
 * The selection that a plan names, with the number of its pupils that one may see. Only for the one who made it:
 * another's answers like an unknown one.
 */
export async function findPlannedSelection(
  tx: Transaction,
  scope: Scope,
  operatorId: string,
  { portee, selection }: Pick<CampaignPlan, "portee" | "selection">,
): Promise<StoredSelection | null> {
  if (portee !== "SELECTION" || selection === undefined) return null;
  const [found] = await tx.$queryRaw<Omit<StoredSelection, "kind">[]>`
    select chosen.id as "selectionId", chosen.source::text as source,
      (select count(*)::int from student_account student
       where student.uai = chosen.uai and student.id = any(chosen.student_ids)) as count
    from student_selection chosen
    where chosen.uai = any(${[...scope]}) and chosen.id = ${selection}::uuid and chosen.created_by = ${operatorId}::uuid`;
  return found ? { kind: "SELECTION", ...found } : null;
}

/** Once a campaign holds its pupils, the list and what the leak led to have served. */
export async function removeSelection(tx: Transaction, scope: Scope, selectionId: string): Promise<void> {
  await tx.studentSelection.deleteMany({ where: { uai: { in: [...scope] }, id: selectionId } });
}
