import "server-only";
import * as z from "zod";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { countByStatus, findChange, findConnector, listOpen } from "./store";

const pageLength = 100;

/** What the school has still to do by hand in its ENT, the oldest first, a page at a time. */
export const readOutgoing = defineRead({
  permission: "account:read",
  async load({ actor, tx }, after: string | null) {
    const last =
      z.uuid().safeParse(after).success && after !== null ? await findChange(tx, actor.scope, after) : null;
    const found = await listOpen(tx, actor.scope, { after: last, limit: pageLength + 1 });
    const changes = found.slice(0, pageLength);
    const counts = await countByStatus(tx, actor.scope);
    return {
      changes,
      isFirstPage: last === null,
      next: found.length > pageLength ? (changes.at(-1)?.id ?? null) : null,
      pending: (counts["PENDING"] ?? 0) + (counts["CONTRADICTED"] ?? 0),
      contradicted: counts["CONTRADICTED"] ?? 0,
      connector: await findConnector(tx, actor.uai ?? ""),
      maySettle: isAllowed(actor.roles, "outgoing:settle"),
    };
  },
});

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
