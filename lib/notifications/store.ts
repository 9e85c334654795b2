import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { NotificationKind } from "./rules";

export type NewNotification = {
  uai: string;
  id: string;
  recipientId: string;
  kind: NotificationKind;
  subjectId: string;
  text: string;
  createdAt: Date;
};

export async function addNotifications(
  tx: Transaction,
  notifications: readonly NewNotification[],
): Promise<void> {
  await tx.notification.createMany({ data: [...notifications] });
}

/** What one operator has not read yet in the schools of the scope, the latest first. */
export function listUnread(tx: Transaction, scope: Scope, recipientId: string, limit: number) {
  return tx.notification.findMany({
    where: { uai: { in: [...scope] }, recipientId, readAt: null },
    select: { uai: true, id: true, kind: true, subjectId: true, text: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** Read by the one it was sent to; false when it was already, is another's or does not exist. */
export async function saveRead(
  tx: Transaction,
  scope: Scope,
  { id, recipientId, now }: { id: string; recipientId: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.notification.updateMany({
    where: { uai: { in: [...scope] }, id, recipientId, readAt: null },
    data: { readAt: now },
  });
  return count === 1;
}

/** Nobody has to read any more what no longer waits. */
export async function retire(
  tx: Transaction,
  uai: string,
  about: { subjectId: string; kind: NotificationKind },
  now: Date,
): Promise<void> {
  await tx.notification.updateMany({ where: { uai, ...about, readAt: null }, data: { readAt: now } });
}

/** What the mail needs; null when it was sent, read meanwhile, or is for somebody who no longer signs in. */
export function findToMail(tx: Transaction, scope: Scope, id: string) {
  return tx.notification.findFirst({
    where: { uai: { in: [...scope] }, id, mailedAt: null, readAt: null, recipient: { disabledAt: null } },
    select: {
      uai: true,
      id: true,
      kind: true,
      subjectId: true,
      establishment: { select: { name: true } },
      recipient: { select: { email: true } },
    },
  });
}

/** The hour of the first mail is kept; false when there was one. */
export async function saveMailed(tx: Transaction, scope: Scope, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.notification.updateMany({
    where: { uai: { in: [...scope] }, id, mailedAt: null },
    data: { mailedAt: now },
  });
  return count === 1;
}
