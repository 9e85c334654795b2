import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/database/transaction";

/** What each table of the people's rooms holds of the school; a delegate, who holds classes of pupils, sees none of it. */
export const heldPeople = {
  aaf_structure: { whole: 1, of6eA: 0 },
  account_origin: { whole: 1, of6eA: 0 },
  batch: { whole: 1, of6eA: 0 },
  batch_line: { whole: 1, of6eA: 0 },
  ent_account: { whole: 1, of6eA: 0 },
  finding_exception: { whole: 1, of6eA: 0 },
  finding_snapshot: { whole: 1, of6eA: 0 },
  guest_account: { whole: 1, of6eA: 0 },
  guest_announcement: { whole: 1, of6eA: 0 },
  outgoing_change: { whole: 1, of6eA: 0 },
} as const;

/** One guest, and one row of everything that may be written about them. */
export async function fillPeople(tx: Transaction, uai: string): Promise<void> {
  const at = new Date();
  const accountId = randomUUID();
  const names = { lastName: "ROUX", firstName: "Nadia", nameKey: "roux|nadia", searchText: "roux nadia" };
  await tx.entAccount.create({
    data: { uai, id: accountId, ...names, profile: "EXT", statusSince: at, createdAt: at },
  });
  await tx.guestAccount.create({ data: { uai, accountId, endsOn: "2027-08-31" } });
  await tx.guestAnnouncement.create({ data: { uai, accountId, key: "SUSPEND:2027-09-01:30", at } });
  await tx.accountOrigin.create({
    data: { uai, accountId, source: "MANUAL", firstSeenAt: at, lastSeenAt: at },
  });
  await tx.aafStructure.create({ data: { uai, structureId: "43", seenAt: at } });
  const by = { createdByName: "Claire Martin", createdAt: at };
  const batchId = randomUUID();
  await tx.batch.create({
    data: { uai, id: batchId, requestId: randomUUID(), gesture: "SUSPEND", createdBy: randomUUID(), ...by },
  });
  await tx.batchLine.create({ data: { uai, batchId, accountId, label: "Nadia ROUX" } });
  await tx.outgoingChange.create({
    data: {
      ...{ uai, connector: "FILE", status: "PENDING", gesture: "SUSPEND", accountId, ...by },
      ...{ subject: { name: "Nadia ROUX", login: null, email: null, profile: "EXT" }, expected: {} },
    },
  });
  await tx.findingException.create({
    data: {
      uai,
      rule: "G01",
      accountId,
      reason: "Intervenante",
      owner: "Claire Martin",
      endsOn: "2027-01-31",
      ...by,
    },
  });
  await tx.findingSnapshot.create({ data: { uai, takenAt: at, findings: {} } });
}
