import "server-only";
import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/database/transaction";
import { canMail } from "@/lib/platform/mail";
import { notificationMail } from "./jobs";
import type { NotificationKind } from "./rules";
import { addNotifications, retire } from "./store";

export { retire as retireAnnouncements };

/**
 * Tells operators of a school something they must know, in the transaction that makes it true. It is on their screen
 * at once, and in their mailbox where the console may send mail.
 */
export async function announce(
  tx: Transaction,
  news: {
    uai: string;
    recipientIds: readonly string[];
    kind: NotificationKind;
    subjectId: string;
    text: string;
    now: Date;
  },
): Promise<void> {
  const { uai, recipientIds, now: createdAt, ...content } = news;
  const added = recipientIds.map((recipientId) => ({
    ...content,
    uai,
    id: randomUUID(),
    recipientId,
    createdAt,
  }));
  await addNotifications(tx, added);
  if (!canMail()) return;
  for (const { id } of added)
    await notificationMail.enqueue(tx, { uai, actor: null, payload: { notificationId: id }, key: id });
}
