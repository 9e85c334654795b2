import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { dayPlus } from "@/lib/accounts/rules/days";
import { sweepGuests } from "@/lib/guests/jobs";
import { parisDay } from "@/lib/paris-day";
import { closeDatabase } from "@/lib/platform/database/client";
import { schoolOfGuests } from "@/tests/integration/batches/guests";
import { journalled } from "@/tests/integration/resets/campaigns";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const today = parisDay(new Date());
const sweep = (uai: string) =>
  sweepGuests.perform({ origin: { uai, batchId: randomUUID(), actor: null }, payload: {} });
const endOn = (id: string, days: number) =>
  asOwner("update guest_account set ends_on = $2 where account_id = $1", [id, dayPlus(today, days)]);
const place = (id: string, status: string, daysAgo: number) =>
  asOwner(
    `update ent_account set status = $2::"AccountStatus", status_since = now() - $3 * interval '1 day' where id = $1`,
    [id, status, daysAgo],
  );
const statusOf = async (id: string) =>
  (await asOwner<{ status: string }>("select status from ent_account where id = $1", [id]))[0]?.status;
const told = (uai: string, recipientId: string) =>
  asOwner<{ kind: string; text: string }>(
    "select kind, text from notification where uai = $1 and recipient_id = $2 order by created_at",
    [uai, recipientId],
  );

async function oneGuest() {
  const { uai, rupn, guests } = await schoolOfGuests(1);
  return { uai, rupn, guest: guests[0] ?? "" };
}

describe("the end of a guest", () => {
  test("suspends the day after the last one, and not on it; told once, journalled, ordered from the ENT", async () => {
    const { uai, rupn, guest } = await oneGuest();
    await endOn(guest, 0);
    await sweep(uai);
    expect(await statusOf(guest)).toBe("ACTIVE");
    await endOn(guest, -1);
    await sweep(uai);
    await sweep(uai);
    expect(await statusOf(guest)).toBe("SUSPENDED");
    const steps = (await told(uai, rupn.id)).filter(({ kind }) => kind === "GUEST_STEP");
    expect(steps).toMatchObject([{ text: expect.stringContaining("a été suspendu") as string }]);
    expect(await journalled(uai, "guest.swept")).toMatchObject([{ target_id: guest }]);
    expect(await asOwner("select gesture from outgoing_change where account_id = $1", [guest])).toEqual([
      { gesture: "SUSPEND" },
    ]);
  });

  test("bins fifteen days later, then deletes after three months, even who sponsors another", async () => {
    const { uai, guests } = await schoolOfGuests(2);
    const [guest = "", other = ""] = guests;
    await asOwner("update guest_account set sponsor_id = $1, sponsor_name = 'N' where account_id = $2", [
      guest,
      other,
    ]);
    await endOn(guest, -40);
    await place(guest, "SUSPENDED", 14);
    await sweep(uai);
    expect(await statusOf(guest)).toBe("SUSPENDED");
    await place(guest, "SUSPENDED", 15);
    await sweep(uai);
    expect(await statusOf(guest)).toBe("BINNED");
    await place(guest, "BINNED", 88);
    await sweep(uai);
    expect(await statusOf(guest)).toBe("BINNED");
    await place(guest, "BINNED", 93);
    await sweep(uai);
    expect(await statusOf(guest)).toBeUndefined();
    expect(await asOwner("select sponsor_id, sponsor_name from guest_account where uai = $1", [uai])).toEqual(
      [{ sponsor_id: null, sponsor_name: "N" }],
    );
  });

  test("never touches, nor announces, a guest whose last sign-in is unknown", async () => {
    const { uai, rupn, guest } = await oneGuest();
    await asOwner("update ent_account set activity = 'UNKNOWN', last_seen_on = null where id = $1", [guest]);
    for (const days of [-400, -1, 0, 6, 29]) {
      await endOn(guest, days);
      await sweep(uai);
    }
    expect(await statusOf(guest)).toBe("ACTIVE");
    expect(await told(uai, rupn.id)).toEqual([]);
    expect(await journalled(uai, "guest.swept")).toEqual([]);
  });

  test("is announced 30, 7 and 1 day before, once each however often the job runs", async () => {
    const { uai, rupn, guest } = await oneGuest();
    const sweepAt = async (daysBeforeStep: number) => {
      await endOn(guest, daysBeforeStep - 1);
      await sweep(uai);
      await sweep(uai);
      return (await told(uai, rupn.id)).length;
    };
    expect(await sweepAt(31)).toBe(0);
    expect(await sweepAt(30)).toBe(1);
    expect(await sweepAt(7)).toBe(2);
    expect(await sweepAt(1)).toBe(3);
  });

  test("is told to nobody who was withdrawn", async () => {
    const { uai, rupn, guest } = await oneGuest();
    await asOwner("update membership set withdrawn_at = now() where operator_id = $1", [rupn.id]);
    await endOn(guest, -1);
    await sweep(uai);
    expect(await statusOf(guest)).toBe("SUSPENDED");
    expect(await told(uai, rupn.id)).toEqual([]);
  });
});
