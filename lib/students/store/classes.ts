import "server-only";
import { prepared } from "@/lib/platform/database/prepared";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { ClassStateCount } from "../rules/class-table";

export function countByClassAndState(
  tx: Transaction,
  scope: Scope,
  today: string,
): Promise<ClassStateCount[]> {
  return tx.$queryRaw<ClassStateCount[]>`
    ${prepared} select class_name as "className", state::text as state, count(*)::int as count,
      count(withheld_reason)::int as withheld, max(last_reset_at) as "lastResetAt"
    from student_account
    where uai = any(${[...scope]}) and (left_on is null or left_on >= ${today})
    group by class_name, state`;
}

/** Long names of the classes that have one. */
export async function listClassLabels(tx: Transaction, scope: Scope): Promise<Map<string, string>> {
  const rows = await tx.schoolClass.findMany({
    where: { uai: { in: [...scope] } },
    select: { code: true, label: true },
  });
  return new Map(rows.map(({ code, label }) => [code, label]));
}
