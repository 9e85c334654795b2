import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { listUnread } from "./store";

const shown = 20;

/** What the operator has not read yet in this school, the latest first; never another's. */
export const readNotifications = defineRead({
  permission: "console:open",
  load: ({ actor, tx }) => listUnread(tx, actor.scope, actor.id, shown),
});
