import { afterAll, describe, expect, test } from "vitest";
import { createGuest, saveGuestPolicy } from "@/lib/guests/actions";
import { parisDay } from "@/lib/paris-day";
import { closeDatabase } from "@/lib/platform/database/client";
import { schoolOfGuests } from "@/tests/integration/batches/guests";
import { journalled } from "@/tests/integration/resets/campaigns";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

/** A school where one teacher may sponsor. */
async function school() {
  const { uai, rupn, guests } = await schoolOfGuests(1);
  const [sponsor = ""] = guests;
  await asOwner("delete from guest_account where uai = $1", [uai]);
  await asOwner("update ent_account set profile = 'ENS', email = 'n1@ac-x.fr' where id = $1", [sponsor]);
  return { uai, rupn, sponsor };
}

const form = (uai: string, parrain: string) => ({
  ...{ uai, nom: "Lefèvre", prenom: "Zoé", courriel: "Z.Lefevre@mairie.fr", fin: parisDay(new Date()) },
  ...{ motif: "Atelier théâtre du mardi", parrain },
});
const created = (uai: string) =>
  asOwner("select sponsor_id, reason, mailbox_reason from guest_account where uai = $1", [uai]);

describe("creating a guest", () => {
  test("keeps the sponsor and the reason, journals it and orders it from the ENT", async () => {
    const { uai, rupn, sponsor } = await school();
    expect(await make(createGuest, form(uai, sponsor), rupn)).toMatchObject({ status: "led" });
    expect(await created(uai)).toEqual([
      { sponsor_id: sponsor, reason: "Atelier théâtre du mardi", mailbox_reason: null },
    ]);
    expect(await journalled(uai, "guest.created")).toHaveLength(1);
    expect(await asOwner("select gesture from outgoing_change where uai = $1", [uai])).toEqual([
      { gesture: "CREATE" },
    ]);
  });

  test("twice in the same second makes one", async () => {
    const { uai, rupn, sponsor } = await school();
    const outcomes = await Promise.all([1, 2].map(() => make(createGuest, form(uai, sponsor), rupn)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["led", "refused"]);
    expect(await created(uai)).toHaveLength(1);
  });

  test("on a consumer mailbox is refused without a trace, then accepted with its reason", async () => {
    const { uai, rupn, sponsor } = await school();
    const consumer = { ...form(uai, sponsor), courriel: "zoe@gmail.com" };
    expect(await make(createGuest, consumer, rupn)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("grand public") as string,
    });
    expect(await created(uai)).toEqual([]);
    const motifAdresse = "La mairie n’en donne pas";
    expect(await make(createGuest, { ...consumer, motifAdresse }, rupn)).toMatchObject({ status: "led" });
    expect(await created(uai)).toMatchObject([{ mailbox_reason: motifAdresse }]);
  });

  test("under the sponsor of another school is refused", async () => {
    const [{ uai, rupn }, elsewhere] = [await school(), await school()];
    expect(await make(createGuest, form(uai, elsewhere.sponsor), rupn)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("parrain") as string,
    });
    expect(await created(uai)).toEqual([]);
  });
});

test("the policy of a school is kept and journalled, and only within its bounds", async () => {
  const { uai } = await school();
  const principal = await makeOperator({ uai, roles: ["PRINCIPAL"] });
  const policy = { uai, binDays: "20", deleteMonths: "6", ceiling: "40", endsInSeptember: "on" };
  const kept = () => asOwner("select guest_policy from establishment where uai = $1", [uai]);
  const before = await kept();
  expect((await make(saveGuestPolicy, { ...policy, binDays: "91" }, principal)).status).not.toBe("done");
  expect(await kept()).toEqual(before);
  expect(await make(saveGuestPolicy, policy, principal)).toMatchObject({ status: "done" });
  expect(await kept()).toEqual([
    { guest_policy: { binDays: 20, deleteMonths: 6, ceiling: 40, endsInSeptember: true } },
  ]);
});
