import "server-only";
import * as z from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { batchGestures, type BatchGesture, type Terms } from "../rules/gestures";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

const storedTerms: z.ZodType<Terms> = z.object({
  endsOn: z.string().optional(),
  sponsor: z.object({ id: z.string().nullable(), name: z.string(), email: z.string().nullable() }).optional(),
  reason: z.string().optional(),
});

type Row = Prisma.BatchGetPayload<object>;
export type StoredBatch = Omit<Row, "gesture" | "terms" | "requestId"> & {
  gesture: BatchGesture;
  terms: Terms;
};

function batchOf({ gesture, terms, ...row }: Row): StoredBatch {
  return { ...row, gesture: z.enum(batchGestures).parse(gesture), terms: storedTerms.parse(terms) };
}

export async function findBatch(tx: Transaction, scope: Scope, id: string): Promise<StoredBatch | null> {
  const row = await tx.batch.findFirst({ where: { ...inScope(scope), id } });
  return row && batchOf(row);
}

/** The batch, locked until the commit. */
export async function lockBatch(tx: Transaction, scope: Scope, id: string): Promise<StoredBatch | null> {
  await tx.$queryRaw`select 1 from batch where uai = any(${[...scope]}) and id = ${id}::uuid for update`;
  return findBatch(tx, scope, id);
}

/** The batch of this confirmation, when it was already received: a double click makes one. */
export async function findByRequest(
  tx: Transaction,
  scope: Scope,
  requestId: string,
): Promise<StoredBatch | null> {
  const row = await tx.batch.findFirst({ where: { ...inScope(scope), requestId } });
  return row && batchOf(row);
}

/** A page of the batches, the latest first, after one of them. */
export async function listBatches(
  tx: Transaction,
  scope: Scope,
  { after, limit }: { after: string | null; limit: number },
): Promise<StoredBatch[]> {
  const from = after === null ? null : await findBatch(tx, scope, after);
  const { id = "", createdAt = new Date(0) } = from ?? {};
  const isBefore = { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
  const rows = await tx.batch.findMany({
    where: { ...inScope(scope), ...(from && isBefore) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(batchOf);
}

export function countBatches(tx: Transaction, scope: Scope): Promise<number> {
  return tx.batch.count({ where: inScope(scope) });
}

/** A confirmed gesture, and its lines as they were shown. */
export type BatchOrder = {
  uai: string;
  id: string;
  requestId: string;
  gesture: BatchGesture;
  terms: Terms;
  by: { id: string; name: string };
  now: Date;
  lines: { accountId: string; label: string; refusal: string | null }[];
};

export async function addBatch(tx: Transaction, order: BatchOrder): Promise<void> {
  const { terms, by, now, lines, ...batch } = order;
  const { uai, id } = batch;
  await tx.batch.create({
    data: { ...batch, terms: { ...terms }, createdBy: by.id, createdByName: by.name, createdAt: now },
    select: { id: true },
  });
  await tx.batchLine.createMany({
    data: lines.map(({ accountId, label, refusal }) => ({
      ...{ uai, batchId: id, accountId, label, outcome: refusal },
      status: refusal === null ? ("PENDING" as const) : ("REFUSED" as const),
    })),
  });
}

export async function saveBatch(
  tx: Transaction,
  { uai, id }: Pick<StoredBatch, "uai" | "id">,
  change: Pick<Prisma.BatchUncheckedUpdateInput, "status" | "finishedAt" | "undoneByName" | "undoneAt">,
): Promise<void> {
  await tx.batch.update({ where: { uai_id: { uai, id } }, data: change, select: { id: true } });
}
