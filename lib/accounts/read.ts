import "server-only";
import * as z from "zod";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { findFunctionTable, listSchoolAccounts } from "./facts";
import { daysAround } from "./rules/days";
import { accountPageSchema } from "./schema";
import { countByStatus, listFilterValues } from "./store/account";
import type { Crowd } from "./rules/account-row";
import { listAccounts } from "./store/list";

const pageSize = 50;

/** A page of accounts, or of guests, with the exact number of those that match and what one may filter by. */
export const readAccounts = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }, { crowd, query }: { crowd: Crowd; query: unknown }) {
    const { apres = null, ...filter } = accountPageSchema.parse(query);
    const days = daysAround(parisDay(now));
    const page = { matching: { crowd, filter, days }, after: apres, limit: pageSize + 1 };
    const { rows, total } = await listAccounts(tx, actor.scope, page);
    const accounts = rows.slice(0, pageSize);
    return {
      ...{ filter, days, accounts, total, isFirstPage: apres === null },
      next: rows.length > pageSize ? (accounts.at(-1)?.id ?? null) : null,
      counts: await countByStatus(tx, actor.scope),
      values: await listFilterValues(tx, actor.scope),
      mayManage: isAllowed(actor.roles, "account:manage"),
      mayImport: isAllowed(actor.roles, "import:make"),
    };
  },
});

/** One account with its feeds, never a password; null when the school has no such account. */
export const readAccount = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }, accountId: string) {
    if (!z.uuid().safeParse(accountId).success) return null;
    const [account] = await listSchoolAccounts(tx, actor.uai ?? "", [accountId]);
    if (!account) return null;
    return {
      account,
      today: parisDay(now),
      mayManage: isAllowed(actor.roles, "account:manage"),
      mayReadJournal: isAllowed(actor.roles, "journal:read"),
    };
  },
});

/** The school’s table of functions, as it is in force. */
export const readFunctionTable = defineRead({
  permission: "settings:read",
  async load({ actor, tx }) {
    const table = await findFunctionTable(tx, actor.uai ?? "");
    return { table, mayChange: isAllowed(actor.roles, "people-policy:change") };
  },
});
