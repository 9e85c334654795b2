import "server-only";
import type { Transaction } from "./database/transaction";
import { isAllowed, type Permission } from "./permissions";

export type SchoolHeld = { uai: string; name: string };

/**
 * The schools where somebody holds, at this instant, a role that gives the permission, by name; none once their account
 * is closed. Roles of several schools never add up: each school is judged by what is held in it.
 */
export async function listSchoolsHeld(
  tx: Transaction,
  operatorId: string,
  permission: Permission,
  now: Date,
): Promise<SchoolHeld[]> {
  const held = await tx.membership.findMany({
    where: {
      operatorId,
      operator: { disabledAt: null },
      validFrom: { lte: now },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
    },
    select: { uai: true, role: true, establishment: { select: { name: true } } },
    orderBy: [{ establishment: { name: "asc" } }, { uai: "asc" }],
  });
  const schools = new Map<string, SchoolHeld>();
  for (const { uai, role, establishment } of held)
    if (isAllowed([role], permission)) schools.set(uai, { uai, name: establishment.name });
  return [...schools.values()];
}
