import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../scope";
import { database } from "./client";

export type Transaction = Prisma.TransactionClient;

type Limits = { timeoutMs?: number };

/** One transaction that PostgreSQL itself keeps inside the given schools and classes (row-level security). */
export function inTransaction<Result>(
  scope: Scope,
  work: (tx: Transaction) => Promise<Result>,
  { timeoutMs = 30_000 }: Limits = {},
): Promise<Result> {
  return database().$transaction(
    async (tx) => {
      const classes = scope.classes === null ? "" : JSON.stringify(scope.classes);
      await tx.$executeRaw`
        select set_config('app.scope', ${scope.join(",")}, true), set_config('app.classes', ${classes}, true)`;
      return work(tx);
    },
    { timeout: timeoutMs, maxWait: 15_000 },
  );
}
