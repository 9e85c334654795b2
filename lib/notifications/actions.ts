"use server";

import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { notificationSchema } from "./schema";
import { saveRead } from "./store";

/** The operator has read an announcement of theirs. Refuses one already read, another’s, or unknown. */
export const markAsRead = defineAction({
  permission: "console:open",
  audit: "notification.read",
  input: notificationSchema,
  async run({ input, actor, now, tx }) {
    const id = input.notificationId;
    const isNew = await saveRead(tx, actor.scope, { id, recipientId: actor.id, now });
    if (!isNew) return refuse("Cette annonce n’est plus à lire.");
    return accept({ targets: [{ kind: "notification", id }], message: "Annonce lue." });
  },
});
