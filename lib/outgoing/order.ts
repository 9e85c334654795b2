import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { OutgoingOrder } from "./rules";
import { addChanges, cancelPending, findConnector } from "./store";

/**
 * Says what the ENT itself must still show, in the transaction of the gesture. Where the console is the authority it is
 * confirmed at once; else it waits for a hand, or for the next import. A gesture that replaces one still waiting on the
 * same account cancels it: nobody is asked to suspend what was restored since.
 */
export async function orderChanges(
  tx: Transaction,
  { uai, by, batchId = null, now }: { uai: string; by: string; batchId?: string | null; now: Date },
  orders: readonly OutgoingOrder[],
): Promise<void> {
  if (orders.length === 0) return;
  const connector = await findConnector(tx, uai);
  await cancelPending(tx, uai, orders, { by, now });
  await addChanges(tx, { uai, by, batchId, connector, now }, orders);
}
