import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { inScope, isFoundBy, isMatch, type Matching, sources } from "./list";

/** Accounts ticked one by one, or everything that matches the filters of a list. */
export type Chosen = { ids: readonly string[] } | Matching;

const orders = {
  ID: Prisma.sql`account.id`,
  NAME: Prisma.sql`account.last_name, account.first_name, account.id`,
};

type Page = { order: keyof typeof orders; after: string | null; limit: number; q?: string | undefined };

/** The identifiers of the chosen accounts that come after one of them, in an order without equals. */
export async function listChosenIds(
  tx: Transaction,
  scope: Scope,
  chosen: Chosen,
  { order, after, limit, q }: Page,
): Promise<string[]> {
  const from = "ids" in chosen ? sources.EVERYBODY : sources[chosen.crowd];
  const key = orders[order];
  const conditions = [
    isChosen(scope, chosen),
    ...(q === undefined ? [] : [isFoundBy(q)]),
    ...(after === null ? [] : [isAfter(scope, key, after)]),
  ];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select account.id from ${from} where ${Prisma.join(conditions, " and ")} order by ${key} limit ${limit}`;
  return rows.map(({ id }) => id);
}

function isChosen(scope: Scope, chosen: Chosen): Prisma.Sql {
  if (!("ids" in chosen)) return isMatch(scope, chosen);
  return Prisma.sql`(${inScope(scope)} and account.id = any(${[...chosen.ids]}::uuid[]))`;
}

const isAfter = (scope: Scope, key: Prisma.Sql, id: string) => Prisma.sql`(${key}) > (
  select ${key} from ent_account account where ${inScope(scope)} and account.id = ${id}::uuid)`;
