import "server-only";
import * as z from "zod";
import { defineRead } from "@/lib/platform/define-read";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { isAllowed } from "@/lib/platform/permissions";
import { countOpen, findChange, findConnector, listOpen } from "./store";

const pageLength = 100;

/** What the school has still to do by hand in its ENT, the oldest first, a page at a time. */
export const readOutgoing = defineRead({
  permission: "account:read",
  async load({ actor, tx }, after: string | null) {
    const last = await findPosition(tx, actor.scope, after);
    const found = await listOpen(tx, actor.scope, { after: last, limit: pageLength + 1 });
    const changes = found.slice(0, pageLength);
    const counts = await countOpen(tx, actor.scope);
    return {
      changes,
      isFirstPage: last === null,
      next: found.length > pageLength ? (changes.at(-1)?.id ?? null) : null,
      ...counts,
      connector: await findConnector(tx, actor.uai ?? ""),
      maySettle: isAllowed(actor.roles, "outgoing:settle"),
    };
  },
});

function findPosition(tx: Transaction, scope: Scope, after: string | null) {
  const id = z.uuid().safeParse(after);
  return id.success ? findChange(tx, scope, id.data) : null;
}

/** Where the gestures of the school take effect. */
export const readConnector = defineRead({
  permission: "settings:read",
  async load({ actor, tx }) {
    return {
      connector: await findConnector(tx, actor.uai ?? ""),
      mayChange: isAllowed(actor.roles, "people-policy:change"),
    };
  },
});
