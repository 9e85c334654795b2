import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/database/transaction";

/** What each table of the people's rooms holds of the school; a delegate, who holds classes of pupils, sees none of it. */
export const heldPeople = {
  aaf_structure: { whole: 1, of6eA: 0 },
  account_origin: { whole: 1, of6eA: 0 },
  batch: { whole: 1, of6eA: 0 },
  batch_line: { whole: 1, of6eA: 0 },
  ent_account: { whole: 1, of6eA: 0 },
  ent_service: { whole: 1, of6eA: 0 },
  finding_exception: { whole: 1, of6eA: 0 },
  finding_snapshot: { whole: 1, of6eA: 0 },
  guest_account: { whole: 1, of6eA: 0 },
  guest_announcement: { whole: 1, of6eA: 0 },
  outgoing_change: { whole: 1, of6eA: 0 },
  review_campaign: { whole: 1, of6eA: 0 },
  review_item: { whole: 1, of6eA: 0 },
  review_reviewer: { whole: 1, of6eA: 0 },
  rights_batch: { whole: 1, of6eA: 0 },
  rights_batch_line: { whole: 1, of6eA: 0 },
  rights_grant: { whole: 1, of6eA: 0 },
  rights_group: { whole: 1, of6eA: 0 },
  rubric: { whole: 1, of6eA: 0 },
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
  await fillRights(tx, uai, accountId);
}

/** One right of the guest, a batch about it, and a review of it. */
async function fillRights(tx: Transaction, uai: string, accountId: string): Promise<void> {
  const createdAt = new Date();
  const [rubricId, grantId, batchId] = [randomUUID(), randomUUID(), randomUUID()];
  const [campaignId, operatorId] = [randomUUID(), randomUUID()];
  const name = "Claire Martin";
  await tx.rubric.create({ data: { uai, id: rubricId, key: "vs", name: "Vie scolaire" } });
  await tx.entService.create({ data: { uai, key: "msg", name: "Messagerie" } });
  await tx.rightsGroup.create({ data: { uai, key: "pole", name: "Pôle", accountIds: [accountId] } });
  const holder = { holderKind: "ACCOUNT", accountId, holderValue: "Nadia ROUX" } as const;
  await tx.rightsGrant.create({ data: { uai, id: grantId, rubricId, role: "WRITER", ...holder } });
  const by = { requestId: randomUUID(), createdByName: name, createdAt };
  await tx.rightsBatch.create({
    data: { uai, id: batchId, gesture: "REVOKE", createdBy: operatorId, ...by },
  });
  await tx.rightsBatchLine.create({
    data: { uai, batchId, seq: 1, change: "REVOKED", subject: grantId, label: "Nadia ROUX", status: "DONE" },
  });
  await tx.reviewCampaign.create({
    data: { uai, id: campaignId, name: "Revue annuelle", deadline: "2027-01-31", ...by },
  });
  await tx.reviewReviewer.create({ data: { uai, campaignId, operatorId, name } });
  await tx.reviewItem.create({
    data: { uai, campaignId, seq: 1, grantId, sentence: "Nadia ROUX écrit", reviewerId: operatorId },
  });
}
