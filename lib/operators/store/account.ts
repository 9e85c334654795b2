import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { recoveryCodeHash } from "@/lib/platform/second-factor";

export type OpenSession = { id: string; createdAt: Date; expiresAt: Date; secondFactorAt: Date };

/** The operator's sessions that still open the console, the latest first. */
export function listOpenSessions(tx: Transaction, operatorId: string, now: Date): Promise<OpenSession[]> {
  return tx.session.findMany({
    where: { operatorId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    select: { id: true, createdAt: true, expiresAt: true, secondFactorAt: true },
  });
}

/** Ends the operator's sessions but one, at once; returns how many. */
export async function revokeOtherSessions(
  tx: Transaction,
  { operatorId, keptId, now }: { operatorId: string; keptId: string; now: Date },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { operatorId, id: { not: keptId }, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  });
  return count;
}

export function countRecoveryCodesLeft(tx: Transaction, operatorId: string): Promise<number> {
  return tx.recoveryCode.count({ where: { operatorId, usedAt: null } });
}

/** Makes every earlier code worthless; the codes themselves are not kept. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  operatorId: string,
  codes: readonly string[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { operatorId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ operatorId, codeHash: recoveryCodeHash(operatorId, code) })),
  });
}
