import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";

/** Where pupils sign in when the school says nothing else: the national page. */
export const nationalSignInAddress = "https://educonnect.education.gouv.fr";

/** Adds a school; the transaction's scope must hold its UAI. */
export async function addEstablishment(
  tx: Transaction,
  establishment: { uai: string; name: string; signInAddress?: string },
): Promise<void> {
  await tx.establishment.create({ data: { signInAddress: nationalSignInAddress, ...establishment } });
}

export function findEstablishment(tx: Transaction, uai: string): Promise<{ name: string } | null> {
  return tx.establishment.findUnique({ where: { uai }, select: { name: true } });
}
