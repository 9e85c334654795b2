import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import { parisDayBounds } from "@/lib/paris-day";
import type { Scope } from "@/lib/platform/scope";
import type { JournalFilter } from "./schema";

export function listEntries(tx: Transaction, scope: Scope, filter: JournalFilter, limit: number) {
  return tx.journalEntry.findMany({
    where: { AND: conditionsOf(scope, filter) },
    orderBy: { seq: "desc" },
    take: limit,
    select: {
      seq: true,
      at: true,
      action: true,
      outcome: true,
      targetKind: true,
      targetId: true,
      text: true,
      hash: true,
    },
  });
}

/** What the journal tells of one thing, the latest first. */
export function listEntriesAbout(tx: Transaction, scope: Scope, targetId: string, limit: number) {
  return tx.journalEntry.findMany({
    where: { uai: { in: [...scope] }, targetId },
    orderBy: { seq: "desc" },
    take: limit,
    select: { seq: true, at: true, action: true, outcome: true, text: true },
  });
}

export async function listActions(tx: Transaction, scope: Scope): Promise<string[]> {
  const rows = await tx.journalEntry.findMany({
    where: { uai: { in: [...scope] } },
    distinct: ["action"],
    select: { action: true },
    orderBy: { action: "asc" },
  });
  return rows.map(({ action }) => action);
}

function conditionsOf(scope: Scope, filter: JournalFilter): Prisma.JournalEntryWhereInput[] {
  const { q, action, issue, depuis, jusqua, avant } = filter;
  const conditions: (Prisma.JournalEntryWhereInput | "" | undefined)[] = [
    { uai: { in: [...scope] } },
    q && { OR: [{ searchText: { contains: q.toLowerCase() } }, { targetId: q }] },
    action && { action },
    issue && { outcome: issue },
    depuis && { at: { gte: parisDayBounds(depuis).start } },
    jusqua && { at: { lte: parisDayBounds(jusqua).end } },
    avant && { seq: { lt: BigInt(avant) } },
  ];
  return conditions.filter((condition) => typeof condition === "object");
}
