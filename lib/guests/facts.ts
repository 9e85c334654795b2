import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { type GuestPolicy, guestPolicyOf } from "./rules/policy";

/** What the school decided of its guests. */
export async function findGuestPolicy(tx: Transaction, uai: string): Promise<GuestPolicy> {
  const { guestPolicy } = await tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { guestPolicy: true },
  });
  return guestPolicyOf(guestPolicy);
}
