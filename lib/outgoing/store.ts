import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { OutgoingOrder } from "./rules";

export type Connector = "EMBEDDED" | "FILE";

export async function findConnector(tx: Transaction, uai: string): Promise<Connector> {
  const { connector } = await tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { connector: true },
  });
  return connector;
}

/** Orders that another gesture on the same accounts makes pointless; a creation not yet made stays to be made. */
export async function cancelPending(
  tx: Transaction,
  uai: string,
  orders: readonly OutgoingOrder[],
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx.outgoingChange.updateMany({
    where: {
      uai,
      status: "PENDING",
      gesture: { in: ["SUSPEND", "RESTORE", "BIN", "DEPART"] },
      accountId: { in: orders.flatMap(({ expected, accountId }) => (expected.status ? [accountId] : [])) },
    },
    data: { status: "CANCELLED", settledAt: now, settledByName: by },
  });
}

export async function addChanges(
  tx: Transaction,
  context: { uai: string; by: string; batchId: string | null; connector: Connector; now: Date },
  orders: readonly OutgoingOrder[],
): Promise<void> {
  const { uai, by, batchId, connector, now } = context;
  const settled =
    connector === "EMBEDDED"
      ? { status: "CONFIRMED" as const, settledAt: now, settledByName: by }
      : { status: "PENDING" as const };
  await tx.outgoingChange.createMany({
    data: orders.map((order) => ({
      ...order,
      ...settled,
      uai,
      batchId,
      connector,
      createdAt: now,
      createdByName: by,
    })),
  });
}
