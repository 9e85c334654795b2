import "server-only";
import * as z from "zod";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { Prisma } from "@/prisma/generated/client";
import type { StoredLine, StoredRightsBatch } from "../rules/batch";
import { grantRoles, populationKinds, targetKinds } from "../rules/model";

const detail = z.discriminatedUnion("change", [
  z.object({ change: z.literal("REVOKED") }),
  z.object({ change: z.literal("LIMITED"), endsOn: z.string() }),
  z.object({
    change: z.literal("GIVEN"),
    given: z.object({
      target: z.object({ kind: z.enum(targetKinds), id: z.string() }),
      role: z.enum(grantRoles),
      population: z.object({ kind: z.enum(populationKinds), value: z.string() }),
    }),
  }),
  z.object({
    change: z.literal("GROUPED"),
    group: z.object({ key: z.string(), name: z.string(), accountIds: z.array(z.string()) }),
  }),
]);

type Batch = { scope: Scope; batchId: string };
type Wanted = { status?: StoredLine["status"] | undefined; after?: number; limit?: number };

const linesOf = ({ scope, batchId }: Batch) => ({ uai: { in: [...scope] }, batchId });

function lineOf(row: Prisma.RightsBatchLineGetPayload<object>): StoredLine {
  const { seq, choice, subject, label, status, outcome, before, after } = row;
  return {
    ...{ seq, choice, subject, label, status, outcome, before, after },
    ...detail.parse({ ...(row.detail as object), change: row.change }),
  };
}

/** The lines of a batch in their order: all, or those of a status, after a place, and no more than a limit. */
export async function listRightsLines(
  tx: Transaction,
  scope: Scope,
  batchId: string,
  { status, after = 0, limit }: Wanted = {},
): Promise<StoredLine[]> {
  const rows = await tx.rightsBatchLine.findMany({
    where: { ...linesOf({ scope, batchId }), seq: { gt: after }, ...(status && { status }) },
    orderBy: { seq: "asc" },
    ...(limit !== undefined && { take: limit }),
  });
  return rows.map(lineOf);
}

/** How many lines of a batch have each status. */
export async function countLines(
  tx: Transaction,
  scope: Scope,
  batchId: string,
): Promise<Record<StoredLine["status"], number>> {
  const counts = { PENDING: 0, DONE: 0, REFUSED: 0, UNDONE: 0, KEPT: 0 };
  const rows = await tx.rightsBatchLine.groupBy({
    by: ["status"],
    where: linesOf({ scope, batchId }),
    _count: true,
  });
  for (const { status, _count: count } of rows) counts[status] = count;
  return counts;
}

export type LineOutcome = {
  seq: number;
  status: "DONE" | "REFUSED" | "UNDONE" | "KEPT";
  outcome: string | null;
  before?: string | null;
  after?: string | null;
};

/** Writes what became of the lines of a batch, in one statement. */
export async function saveOutcomes(
  tx: Transaction,
  { uai, id }: Pick<StoredRightsBatch, "uai" | "id">,
  outcomes: readonly LineOutcome[],
): Promise<void> {
  await tx.$executeRaw`
    update rights_batch_line line set status = said.status::"RightsLineStatus", outcome = said.outcome,
      before = coalesce(said.before, line.before), after = coalesce(said.after, line.after)
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as said(
      seq int, status text, outcome text, before text, after text)
    where line.uai = ${uai} and line.batch_id = ${id}::uuid and line.seq = said.seq`;
}
