import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { markAsRead } from "@/lib/notifications/actions";
import { announce } from "@/lib/notifications/announce";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { unreadOf } from "@/tests/integration/resets/approvals";
import { journalled } from "@/tests/integration/resets/campaigns";
import { makeOperator, makeSchool } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

/** A school where two people were told something. */
async function toldSchool() {
  const { uai } = await makeSchool();
  const [claire, paul] = [await makeOperator({ uai }), await makeOperator({ uai })];
  await inTransaction(scopeOf([uai]), (tx) =>
    announce(tx, {
      uai,
      recipientIds: [claire.id, paul.id],
      kind: "EMERGENCY",
      subjectId: randomUUID(),
      text: "Lancée en urgence.",
      now: new Date(),
    }),
  );
  const [notification] = await unreadOf(uai, claire);
  return { uai, claire, paul, notificationId: notification?.id ?? "" };
}

test("each reads their own, and what is read is no longer to read, for them alone", async () => {
  const { uai, claire, paul, notificationId } = await toldSchool();
  expect(await make(markAsRead, { uai, notificationId }, claire)).toMatchObject({ status: "done" });
  expect(await unreadOf(uai, claire)).toEqual([]);
  expect(await unreadOf(uai, paul)).toHaveLength(1);
  expect(await journalled(uai, "notification.read")).toMatchObject([{ target_id: notificationId }]);
});

test("one already read is refused, and keeps the hour of its first reading", async () => {
  const { uai, claire, notificationId } = await toldSchool();
  await make(markAsRead, { uai, notificationId }, claire);
  const readAt = () => asOwner("select read_at from notification where id = $1", [notificationId]);
  const first = await readAt();
  expect(await make(markAsRead, { uai, notificationId }, claire)).toMatchObject({ status: "refused" });
  expect(await readAt()).toEqual(first);
});

test("another’s is unknown, in the same school and from another", async () => {
  const { uai, claire, paul, notificationId } = await toldSchool();
  const elsewhere = await toldSchool();
  for (const [at, operator] of [
    [uai, paul],
    [elsewhere.uai, elsewhere.claire],
    [uai, elsewhere.claire],
  ] as const)
    expect(await make(markAsRead, { uai: at, notificationId }, operator)).toMatchObject({
      status: "refused",
    });
  expect(await unreadOf(uai, claire)).toHaveLength(1);
});

test("without a mail server no mail is queued", async () => {
  const { notificationId } = await toldSchool();
  const jobs = await asOwner("select 1 from graphile_worker._private_jobs where key = $1", [
    `notification-mail:${notificationId}`,
  ]);
  expect(jobs).toEqual([]);
});
