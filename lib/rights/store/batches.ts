import "server-only";
import * as z from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { type RightsGesture, rightsGestures, type StoredRightsBatch } from "../rules/batch";
import type { Announced, BatchLine } from "../rules/draft";
import { grantRoles, targetKinds } from "../rules/model";

const target = z.object({ kind: z.enum(targetKinds), id: z.string() });
const role = z.enum(grantRoles);

const storedAnnounced: z.ZodType<Announced[]> = z.array(
  z.object({
    choice: z.number(),
    kind: z.enum(["exact", "tradeoff", "partial", "group"]),
    target,
    role,
    gains: z.array(z.string()),
    losses: z.array(z.string()),
  }),
);

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

const gestures = z.enum(rightsGestures);

function batchOf(row: Prisma.RightsBatchGetPayload<object>): StoredRightsBatch {
  return { ...row, gesture: gestures.parse(row.gesture), announced: storedAnnounced.parse(row.announced) };
}

export async function findRightsBatch(
  tx: Transaction,
  scope: Scope,
  id: string,
): Promise<StoredRightsBatch | null> {
  const row = await tx.rightsBatch.findFirst({ where: { ...inScope(scope), id } });
  return row && batchOf(row);
}

/** The batch of this very form, when it was already received: a double click makes one. */
export async function findRightsRequest(
  tx: Transaction,
  scope: Scope,
  requestId: string,
): Promise<StoredRightsBatch | null> {
  const row = await tx.rightsBatch.findFirst({ where: { ...inScope(scope), requestId } });
  return row && batchOf(row);
}

/** Every batch but those nobody confirmed, the last first, without what it announced. */
export async function listRightsBatches(
  tx: Transaction,
  scope: Scope,
): Promise<Omit<StoredRightsBatch, "announced">[]> {
  const rows = await tx.rightsBatch.findMany({
    where: { ...inScope(scope), status: { not: "DRAFT" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    omit: { announced: true },
  });
  return rows.map((row) => ({ ...row, gesture: gestures.parse(row.gesture) }));
}

export async function addRightsBatch(
  tx: Transaction,
  batch: {
    uai: string;
    id: string;
    requestId: string;
    gesture: RightsGesture;
    announced: readonly Announced[];
    by: { id: string; name: string };
    now: Date;
  },
  lines: readonly BatchLine[],
): Promise<void> {
  const { by, now, announced, ...row } = batch;
  const data = { ...row, createdBy: by.id, createdByName: by.name, createdAt: now, status: "DRAFT" as const };
  const said = JSON.parse(JSON.stringify(announced)) as Prisma.InputJsonArray;
  await tx.rightsBatch.create({ data: { ...data, announced: said }, select: { id: true } });
  await tx.rightsBatchLine.createMany({
    data: lines.map(({ seq, choice, subject, label, change, ...rest }) => ({
      ...{
        uai: batch.uai,
        batchId: batch.id,
        seq,
        choice,
        subject,
        label,
        change,
        status: "PENDING" as const,
      },
      detail: JSON.parse(JSON.stringify(rest)) as Prisma.InputJsonObject,
    })),
  });
}

export async function saveRightsBatch(
  tx: Transaction,
  { uai, id }: Pick<StoredRightsBatch, "uai" | "id">,
  change: Pick<Prisma.RightsBatchUncheckedUpdateInput, "status" | "appliedAt" | "undoneAt" | "undoneByName">,
): Promise<void> {
  await tx.rightsBatch.update({ where: { uai_id: { uai, id } }, data: change, select: { id: true } });
}

/** Drafts nobody confirmed. */
export async function removeDrafts(tx: Transaction, uai: string, before: Date): Promise<number> {
  const { count } = await tx.rightsBatch.deleteMany({
    where: { uai, status: "DRAFT", createdAt: { lt: before } },
  });
  return count;
}
