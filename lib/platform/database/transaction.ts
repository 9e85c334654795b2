import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../scope";
import { database } from "./client";
import { beginningIn } from "./scoped-begin";

export type Transaction = Prisma.TransactionClient;

type Limits = { timeoutMs?: number };

/** One transaction that PostgreSQL itself keeps inside the given schools and classes (row-level security). */
export function inTransaction<Result>(
  scope: Scope,
  work: (tx: Transaction) => Promise<Result>,
  { timeoutMs = 30_000 }: Limits = {},
): Promise<Result> {
  return beginningIn(scope, () => database().$transaction(work, { timeout: timeoutMs, maxWait: 15_000 }));
}
