import "server-only";
import * as z from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { accountStatuses } from "@/lib/accounts/rules/account";
import { profiles } from "@/lib/accounts/rules/profiles";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import {
  type OutgoingExpectation,
  outgoingGestures,
  type OutgoingOrder,
  type OutgoingSubject,
  type StoredChange,
} from "./rules";

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

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

const columns = {
  ...{ id: true, uai: true, batchId: true, gesture: true, accountId: true, subject: true, expected: true },
  ...{
    status: true,
    createdAt: true,
    createdByName: true,
    settledAt: true,
    settledByName: true,
    discrepancy: true,
  },
} satisfies Prisma.OutgoingChangeSelect;

const storedSubject: z.ZodType<OutgoingSubject> = z.object({
  name: z.string(),
  login: z.string().nullable(),
  email: z.string().nullable(),
  profile: z.enum(profiles).nullable(),
});

const storedExpectation: z.ZodType<OutgoingExpectation> = z.object({
  exists: z.boolean().optional(),
  status: z.enum(accountStatuses).optional(),
  endsOn: z.string().nullable().optional(),
  sponsorName: z.string().nullable().optional(),
  isAdministrator: z.boolean().optional(),
  grantKey: z.string().optional(),
  isHeld: z.boolean().optional(),
});

type Row = Prisma.OutgoingChangeGetPayload<{ select: typeof columns }>;

const changeOf = ({ gesture, subject, expected, ...row }: Row): StoredChange => ({
  ...row,
  gesture: z.enum(outgoingGestures).parse(gesture),
  subject: storedSubject.parse(subject),
  expected: storedExpectation.parse(expected),
});

/** What waits, or what an import contradicted, the oldest first. */
export async function listOpen(
  tx: Transaction,
  scope: Scope,
  { after, limit }: { after: { createdAt: Date; id: string } | null; limit: number },
): Promise<StoredChange[]> {
  const rows = await tx.outgoingChange.findMany({
    where: {
      ...inScope(scope),
      status: { in: ["PENDING", "CONTRADICTED"] },
      ...(after && {
        OR: [{ createdAt: { gt: after.createdAt } }, { createdAt: after.createdAt, id: { gt: after.id } }],
      }),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
    select: columns,
  });
  return rows.map(changeOf);
}

/** How many changes wait, contradicted ones included, and how many of these are. */
export async function countOpen(
  tx: Transaction,
  scope: Scope,
): Promise<{ pending: number; contradicted: number }> {
  const contradicted = await tx.outgoingChange.count({
    where: { ...inScope(scope), status: "CONTRADICTED" },
  });
  const waiting = await tx.outgoingChange.count({ where: { ...inScope(scope), status: "PENDING" } });
  return { pending: waiting + contradicted, contradicted };
}

export async function findChange(tx: Transaction, scope: Scope, id: string): Promise<StoredChange | null> {
  const row = await tx.outgoingChange.findFirst({ where: { ...inScope(scope), id }, select: columns });
  return row && changeOf(row);
}

/** Ticks changes off by hand; those already settled are left. */
export async function saveDone(
  tx: Transaction,
  scope: Scope,
  { ids, by, now }: { ids: readonly string[]; by: string; now: Date },
): Promise<number> {
  const { count } = await tx.outgoingChange.updateMany({
    where: { ...inScope(scope), id: { in: [...ids] }, status: { in: ["PENDING", "CONTRADICTED"] } },
    data: { status: "CONFIRMED", settledAt: now, settledByName: by, discrepancy: null },
  });
  return count;
}

/** What an import showed of one change. */
export async function saveSettlement(
  tx: Transaction,
  { uai, id }: Pick<StoredChange, "uai" | "id">,
  settlement: {
    status: "CONFIRMED" | "CONTRADICTED";
    discrepancy: string | null;
    importId: string;
    now: Date;
  },
): Promise<void> {
  const { now, ...data } = settlement;
  await tx.outgoingChange.update({
    where: { uai_id: { uai, id } },
    data: { ...data, settledAt: now, settledByName: "Import" },
    select: { id: true },
  });
}

export async function saveConnector(tx: Transaction, uai: string, connector: Connector): Promise<void> {
  await tx.establishment.update({ where: { uai }, data: { connector }, select: { uai: true } });
}

export async function findSchoolName(tx: Transaction, uai: string): Promise<string> {
  const { name } = await tx.establishment.findUniqueOrThrow({ where: { uai }, select: { name: true } });
  return name;
}
