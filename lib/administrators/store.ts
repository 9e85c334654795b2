import "server-only";
import { bumpPeopleVersion } from "@/lib/accounts/people-version";
import type { Transaction } from "@/lib/platform/database/transaction";

export function findSchool(tx: Transaction, uai: string): Promise<{ name: string }> {
  return tx.establishment.findUniqueOrThrow({ where: { uai }, select: { name: true } });
}

export async function saveAdministrator(
  tx: Transaction,
  { uai, id, isAdministrator }: { uai: string; id: string; isAdministrator: boolean },
): Promise<void> {
  await tx.entAccount.update({
    where: { uai_id: { uai, id } },
    data: { isAdministrator },
    select: { id: true },
  });
  await bumpPeopleVersion(tx, uai);
}

/** The principals of the school, who answer for its administrators. */
export async function listPrincipals(tx: Transaction, uai: string, now: Date): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: {
      ...{ uai, role: "PRINCIPAL", withdrawnAt: null, validFrom: { lte: now } },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
      operator: { disabledAt: null },
    },
    select: { operatorId: true },
  });
  return [...new Set(rows.map(({ operatorId }) => operatorId))];
}
