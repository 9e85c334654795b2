import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { undoBatch } from "@/lib/batches/actions";
import { runBatch, undoBatchJob } from "@/lib/batches/jobs";
import { closeDatabase } from "@/lib/platform/database/client";
import { journalled } from "@/tests/integration/resets/campaigns";
import { makeOperator, makeSchool } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { batchOf, confirmed, lines, makeGuests, schoolOfGuests, statuses } from "./guests";

useTestDatabase();
afterAll(closeDatabase);

const refused = (words: string) => ({
  status: "refused",
  reason: expect.stringContaining(words) as string,
});
const setStatus = (id: string | undefined, status: string) =>
  asOwner('update ent_account set status = $2::"AccountStatus" where id = $1', [id, status]);
const batches = (uai: string) => asOwner("select 1 from batch where uai = $1", [uai]);

describe("a confirmed batch", () => {
  test("does what was shown, and tells each account in the journal and to the ENT", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(3);
    await setStatus(guests[0], "SUSPENDED");
    const batchId = batchOf(await confirmed(rupn, { uai, geste: "SUSPEND", compte: guests }));
    await workQueue([runBatch]);
    expect(await lines(batchId)).toEqual([
      { status: "DONE", count: 2 },
      { status: "REFUSED", count: 1 },
    ]);
    expect(await statuses(uai)).toEqual([{ status: "SUSPENDED", count: 3 }]);
    const told = await journalled(uai, "account.batch-applied");
    expect(told.filter(({ text }) => text.includes(batchId)).map(({ target_id }) => target_id)).toEqual(
      expect.arrayContaining(guests.slice(1)),
    );
    const orders = await asOwner("select gesture from outgoing_change where batch_id = $1", [batchId]);
    expect(orders).toEqual([{ gesture: "SUSPEND" }, { gesture: "SUSPEND" }]);
  });

  test("sent twice makes one", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(2);
    const chosen = { uai, geste: "BIN", compte: guests };
    const requestId = randomUUID();
    const first = await confirmed(rupn, chosen, { requestId });
    expect(await confirmed(rupn, chosen, { requestId })).toEqual(first);
    expect(await batches(uai)).toHaveLength(1);
  });

  test("is refused without a trace when the list changed, or when the number is badly typed above 50", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(51);
    const everything = { uai, geste: "SUSPEND", everything: "on" };
    expect(await confirmed(rupn, everything, { fingerprint: "0".repeat(64) })).toMatchObject(
      refused("a changé"),
    );
    expect(await confirmed(rupn, everything, { nombre: "50" })).toMatchObject(refused("Tapez 51"));
    expect(await batches(uai)).toEqual([]);
    const fifty = { uai, geste: "SUSPEND", compte: guests.slice(1) };
    expect(await confirmed(rupn, fifty, { nombre: "" })).toMatchObject({ status: "led" });
  });

  test("finds nobody of another school, and is not for those who only read", async () => {
    const { guests } = await schoolOfGuests(2);
    const { uai } = await makeSchool();
    const rupn = await makeOperator({ uai, roles: ["RUPN"] });
    expect(await confirmed(rupn, { uai, geste: "BIN", compte: guests })).toMatchObject(
      refused("rien à faire"),
    );
    const { uai: own, guests: ours } = await schoolOfGuests(1);
    const principal = await makeOperator({ uai: own, roles: ["PRINCIPAL"] });
    await expect(confirmed(principal, { uai: own, geste: "BIN", compte: ours })).rejects.toThrow();
  });

  test("gives as sponsor neither a guest nor a pupil", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(2);
    const [guest = "", other = ""] = guests;
    const chosen = { uai, geste: "CHANGE_SPONSOR", compte: guest, sponsorId: other };
    expect(await confirmed(rupn, chosen)).toMatchObject(refused("rien à faire"));
  });

  test("re-decides what changed since, and one refused line stops no other", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(150);
    const batchId = batchOf(await confirmed(rupn, { uai, geste: "BIN", everything: "on" }));
    await setStatus(guests[0], "BINNED");
    await asOwner("delete from ent_account where id = $1", [guests[1]]);
    await workQueue([runBatch]);
    expect(await lines(batchId)).toEqual([
      { status: "DONE", count: 148 },
      { status: "REFUSED", count: 2 },
    ]);
  });
});

describe("a deletion", () => {
  test("removes those in the bin, leaves the name of a sponsor that goes, and is never undone", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(2);
    const [binned = "", kept = ""] = guests;
    await setStatus(binned, "BINNED");
    await asOwner("update guest_account set sponsor_id = $1, sponsor_name = 'N' where account_id = $2", [
      binned,
      kept,
    ]);
    const batchId = batchOf(await confirmed(rupn, { uai, geste: "DELETE", compte: guests }));
    await workQueue([runBatch]);
    expect(
      await asOwner("select account_id, sponsor_id, sponsor_name from guest_account where uai = $1", [uai]),
    ).toEqual([{ account_id: kept, sponsor_id: null, sponsor_name: "N" }]);
    expect(await make(undoBatch, { uai, batchId }, rupn)).toMatchObject(refused("ne se défait pas"));
  });
});

describe("undoing a batch", () => {
  test("gives back every account but those that something changed since, and reverses the orders", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(130);
    const batchId = batchOf(await confirmed(rupn, { uai, geste: "SUSPEND", everything: "on" }));
    await workQueue([runBatch]);
    await setStatus(guests[5], "BINNED");
    expect(await make(undoBatch, { uai, batchId }, rupn)).toMatchObject({ status: "done" });
    expect(await make(undoBatch, { uai, batchId }, rupn)).toMatchObject(refused("déjà été défait"));
    await workQueue([undoBatchJob]);
    expect(await lines(batchId)).toEqual([
      { status: "UNDONE", count: 129 },
      { status: "KEPT", count: 1 },
    ]);
    expect(await statuses(uai)).toEqual([
      { status: "ACTIVE", count: 129 },
      { status: "BINNED", count: 1 },
    ]);
    const orders = await asOwner(
      "select gesture, count(*)::int as count from outgoing_change where batch_id = $1 group by 1 order by 1",
      [batchId],
    );
    expect(orders).toEqual([
      { gesture: "RESTORE", count: 129 },
      { gesture: "SUSPEND", count: 130 },
    ]);
  });

  test("is refused after 30 days, and to another school", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(1);
    const batchId = batchOf(await confirmed(rupn, { uai, geste: "BIN", compte: guests }));
    await workQueue([runBatch]);
    const { uai: elsewhere, rupn: stranger } = await schoolOfGuests(0);
    expect(await make(undoBatch, { uai: elsewhere, batchId }, stranger)).toMatchObject(
      refused("n’existe pas"),
    );
    await asOwner("update batch set created_at = now() - interval '31 days' where id = $1", [batchId]);
    expect(await make(undoBatch, { uai, batchId }, rupn)).toMatchObject(refused("30 jours"));
    expect(await statuses(uai)).toEqual([{ status: "BINNED", count: 1 }]);
  });
});

test("accounts that came since the confirmation are not swept along", async () => {
  const { uai, rupn } = await schoolOfGuests(2);
  const batchId = batchOf(await confirmed(rupn, { uai, geste: "SUSPEND", everything: "on" }));
  await makeGuests(uai, 1);
  await workQueue([runBatch]);
  expect(await lines(batchId)).toEqual([{ status: "DONE", count: 2 }]);
  expect(await statuses(uai)).toEqual([
    { status: "ACTIVE", count: 1 },
    { status: "SUSPENDED", count: 2 },
  ]);
});
