import "server-only";
import * as z from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Change, LineStatus, Snapshot } from "../rules/gestures";
import type { StoredBatch } from "./batches";

const storedSnapshot: z.ZodType<Snapshot> = z.object({
  status: z.enum(["ACTIVE", "SUSPENDED", "DEPARTED", "BINNED"]).optional(),
  leftOn: z.string().nullable().optional(),
  endsOn: z.string().nullable().optional(),
  sponsorId: z.string().nullable().optional(),
  sponsorName: z.string().nullable().optional(),
  sponsorEmail: z.string().nullable().optional(),
});

/** Lines of one status, in one order: what a killed work had not done is what remains. */
export function listLines(
  tx: Transaction,
  { uai, id }: Pick<StoredBatch, "uai" | "id">,
  { status, limit }: { status: "PENDING" | "DONE"; limit: number },
) {
  return tx.batchLine.findMany({
    where: { uai, batchId: id, status },
    orderBy: { accountId: "asc" },
    take: limit,
    select: { accountId: true, before: true, after: true },
  });
}

export type LineOutcome = {
  accountId: string;
  status: "DONE" | "REFUSED" | "UNDONE" | "KEPT";
  outcome: string | null;
  change: Change | null;
};

export async function saveOutcomes(
  tx: Transaction,
  { uai, id }: Pick<StoredBatch, "uai" | "id">,
  outcomes: readonly LineOutcome[],
): Promise<void> {
  const rows = outcomes.map(({ change, ...line }) => ({
    ...line,
    before: change?.before,
    after: change?.after,
  }));
  await tx.$executeRaw`
    update batch_line line set status = said.status::"BatchLineStatus", outcome = said.outcome,
      before = coalesce(said.before, line.before), after = coalesce(said.after, line.after)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(
      "accountId" uuid, status text, outcome text, before jsonb, after jsonb)
    where line.uai = ${uai} and line.batch_id = ${id}::uuid and line.account_id = said."accountId"`;
}

export const readSnapshot = (stored: Prisma.JsonValue): Snapshot => storedSnapshot.parse(stored ?? {});

export async function countLines(
  tx: Transaction,
  { uai, id }: Pick<StoredBatch, "uai" | "id">,
): Promise<Record<LineStatus, number>> {
  const rows = await tx.batchLine.groupBy({
    by: ["status"],
    where: { uai, batchId: id },
    _count: { _all: true },
  });
  const of = (status: (typeof rows)[number]["status"]) =>
    rows.find((row) => row.status === status)?._count._all ?? 0;
  return {
    PENDING: of("PENDING"),
    DONE: of("DONE"),
    REFUSED: of("REFUSED"),
    UNDONE: of("UNDONE"),
    KEPT: of("KEPT"),
  };
}

/** A page of the lines with their names, of one result or of all. */
export function listOutcomes(
  tx: Transaction,
  { uai, id }: Pick<StoredBatch, "uai" | "id">,
  { after, status, limit }: { after: string | null; status: LineStatus | undefined; limit: number },
) {
  return tx.batchLine.findMany({
    where: {
      ...{ uai, batchId: id },
      ...(status !== undefined && { status }),
      ...(after !== null && { accountId: { gt: after } }),
    },
    orderBy: { accountId: "asc" },
    take: limit,
    select: { accountId: true, label: true, status: true, outcome: true },
  });
}
