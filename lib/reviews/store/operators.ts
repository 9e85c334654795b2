import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { isAllowed, type Role, roleNames } from "@/lib/platform/permissions";
import type { Reviewer } from "../rules/campaign";

const decidingRoles = (Object.keys(roleNames) as Role[]).filter((role) => isAllowed([role], "review:decide"));

/** Operators who may decide on rights in the school now, by name. */
export async function listDeciders(tx: Transaction, uai: string, now: Date): Promise<Reviewer[]> {
  const rows = await tx.membership.findMany({
    where: {
      ...{ uai, role: { in: decidingRoles }, withdrawnAt: null, validFrom: { lte: now } },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
      operator: { disabledAt: null },
    },
    select: { operatorId: true, operator: { select: { name: true } } },
    orderBy: [{ operator: { name: "asc" } }, { operatorId: "asc" }],
  });
  const byId = new Map(rows.map(({ operatorId, operator: { name } }) => [operatorId, { operatorId, name }]));
  return [...byId.values()];
}

export async function findSchoolName(tx: Transaction, uai: string): Promise<string> {
  const { name } = await tx.establishment.findUniqueOrThrow({ where: { uai }, select: { name: true } });
  return name;
}
