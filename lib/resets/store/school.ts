import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";

export function findPrintContext(tx: Transaction, uai: string) {
  return tx.establishment.findUnique({
    where: { uai },
    select: { name: true, signInAddress: true, secretValidityDays: true, resetMode: true },
  });
}
