import "server-only";
import * as z from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { batchGestures, type BatchGesture, type Change, type Snapshot, type Terms } from "./rules/gestures";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

const storedTerms: z.ZodType<Terms> = z.object({
  endsOn: z.string().optional(),
  sponsor: z.object({ id: z.string().nullable(), name: z.string(), email: z.string().nullable() }).optional(),
  reason: z.string().optional(),
});

const storedSnapshot: z.ZodType<Snapshot> = z.object({
  status: z.enum(["ACTIVE", "SUSPENDED", "DEPARTED", "BINNED"]).optional(),
  leftOn: z.string().nullable().optional(),
  endsOn: z.string().nullable().optional(),
  sponsorId: z.string().nullable().optional(),
  sponsorName: z.string().nullable().optional(),
  sponsorEmail: z.string().nullable().optional(),
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

export async function listBatches(tx: Transaction, scope: Scope, limit: number): Promise<StoredBatch[]> {
  const rows = await tx.batch.findMany({
    where: inScope(scope),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(batchOf);
}

export async function addBatch(
  tx: Transaction,
  order: {
    uai: string;
    id: string;
    requestId: string;
    gesture: BatchGesture;
    terms: Terms;
    by: { id: string; name: string };
    now: Date;
    lines: readonly { accountId: string; label: string; refusal: string | null }[];
  },
): Promise<void> {
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
): Promise<Record<"PENDING" | "DONE" | "REFUSED" | "UNDONE" | "KEPT", number>> {
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

/** A page of the lines with their names, those that did not go well first. */
export function listOutcomes(
  tx: Transaction,
  { uai, id }: Pick<StoredBatch, "uai" | "id">,
  { after, limit }: { after: string | null; limit: number },
) {
  return tx.batchLine.findMany({
    where: { uai, batchId: id, ...(after !== null && { accountId: { gt: after } }) },
    orderBy: { accountId: "asc" },
    take: limit,
    select: { accountId: true, label: true, status: true, outcome: true },
  });
}

/** Writes what a gesture changes of accounts and of guests. */
export async function saveSnapshots(
  tx: Transaction,
  uai: string,
  changes: readonly { accountId: string; after: Snapshot }[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(changes.map(({ accountId, after }) => ({ id: accountId, ...after })));
  await tx.$executeRaw`
    update ent_account account set
      status = coalesce(said.after ->> 'status', account.status::text)::"AccountStatus",
      status_since = case when said.after ->> 'status' is distinct from account.status::text
        and said.after ? 'status' then ${now} else account.status_since end,
      left_on = case when said.after ? 'leftOn' then said.after ->> 'leftOn' else account.left_on end
    from (select (line ->> 'id')::uuid as id, line as after from jsonb_array_elements(${rows}::jsonb) as line) as said
    where account.uai = ${uai} and account.id = said.id`;
  await tx.$executeRaw`
    update guest_account guest set
      ends_on = case when said.after ? 'endsOn' then said.after ->> 'endsOn' else guest.ends_on end,
      sponsor_id = case when said.after ? 'sponsorId' then (
        select id from ent_account where uai = ${uai} and id = (said.after ->> 'sponsorId')::uuid)
        else guest.sponsor_id end,
      sponsor_name = case when said.after ? 'sponsorName' then said.after ->> 'sponsorName' else guest.sponsor_name end,
      sponsor_email = case when said.after ? 'sponsorEmail'
        then said.after ->> 'sponsorEmail' else guest.sponsor_email end
    from (select (line ->> 'id')::uuid as id, line as after from jsonb_array_elements(${rows}::jsonb) as line) as said
    where guest.uai = ${uai} and guest.account_id = said.id`;
}

/** Removes accounts for good; whoever they sponsored keeps the name. */
export async function removeAccounts(tx: Transaction, uai: string, ids: readonly string[]): Promise<void> {
  await tx.guestAccount.updateMany({
    where: { uai, sponsorId: { in: [...ids] } },
    data: { sponsorId: null },
  });
  await tx.entAccount.deleteMany({ where: { uai, id: { in: [...ids] } } });
}

/** Tells the previews of files that the people have changed. */
export async function bumpPeopleVersion(tx: Transaction, uai: string): Promise<void> {
  await tx.establishment.update({
    where: { uai },
    data: { peopleVersion: { increment: 1 } },
    select: { uai: true },
  });
}
