import { describe, expect, test } from "vitest";
import { decideCreation, decideEnd, maySponsor, type NewGuest } from "@/lib/guests/rules/creation";
import { anAccount, guestFacts } from "@/tests/support/accounts";

const limits = { today: "2026-11-26", latestEnd: "2027-08-31" };
const seen = new Date("2026-09-01T08:00:00Z");
const fedBy = (source: "AAF" | "STSWEB" | "CSV", goneAt: Date | null = null) => [
  { source, sourceId: null, firstSeenAt: seen, lastSeenAt: seen, goneAt },
];
const sponsor = anAccount({ id: "s", lastName: "Martin", firstName: "Paul" });
const guest: NewGuest = {
  ...{ lastName: "Lefèvre", firstName: "Zoé", email: "z.lefevre@mairie.fr", endsOn: "2027-06-30" },
  ...{ reason: "Atelier théâtre du mardi", sponsorId: "s", mailboxReason: "", confirmed: false },
};
const decide = (change: Partial<NewGuest>, others: Parameters<typeof anAccount>[0][] = []) =>
  decideCreation({ ...guest, ...change }, [sponsor, ...others.map(anAccount)], limits);
const refused = (words: string) => ({ accepted: false, reason: expect.stringContaining(words) as string });

describe("a new guest", () => {
  test("is accepted with an end, a sponsor and a reason", () => {
    expect(decide({})).toEqual({ accepted: true, change: { sponsor } });
  });
  test("ends from today to the limit, both included", () => {
    expect(decideEnd("2026-11-25", limits)).toEqual(refused("est passée"));
    expect(decideEnd("2026-11-26", limits).accepted).toBe(true);
    expect(decideEnd("2027-08-31", limits).accepted).toBe(true);
    expect(decideEnd("2027-09-01", limits)).toEqual(refused("31 août 2027"));
  });
  test("needs a reason of ten characters", () => {
    expect(decide({ reason: "123456789 " })).toEqual(refused("motif"));
    expect(decide({ reason: "1234567890" }).accepted).toBe(true);
  });
  test("with a consumer mailbox needs a reason for it", () => {
    expect(decide({ email: "zoe@gmail.com" })).toEqual(refused("grand public"));
    expect(decide({ email: "zoe@gmail.com", mailboxReason: "Sans adresse de mairie" }).accepted).toBe(true);
  });
  test("needs a sponsor of the school", () => {
    expect(decide({ sponsorId: "x" })).toEqual(refused("parrain"));
  });
  test("already fed by the académie, by name or by address, is asked to be confirmed", () => {
    const byName = { id: "t", lastName: "LEFEVRE", firstName: "Zoe", origins: fedBy("AAF") };
    const byMail = { id: "t", email: guest.email, origins: fedBy("STSWEB") };
    for (const twin of [byName, byMail]) {
      expect(decide({}, [twin])).toEqual(refused("alimenté par l’académie"));
      expect(decide({ confirmed: true }, [twin]).accepted).toBe(true);
    }
  });
  test("is no twin of somebody the académie no longer feeds, nor of a list", () => {
    const name = { id: "t", lastName: "Lefèvre", firstName: "Zoé" };
    expect(decide({}, [{ ...name, origins: fedBy("AAF", seen) }]).accepted).toBe(true);
    expect(decide({}, [{ ...name, origins: fedBy("CSV") }]).accepted).toBe(true);
  });
  test("is refused when a guest has the address already, whatever is confirmed", () => {
    const twin = { id: "t", email: guest.email, guest: guestFacts() };
    expect(decide({ confirmed: true }, [twin])).toEqual(refused("déjà un compte invité"));
  });
});

test.each([
  [{}, true],
  [{ profile: null }, true],
  [{ profile: "ELV" }, false],
  [{ profile: "TUT" }, false],
  [{ profile: "EXT" }, false],
  [{ status: "SUSPENDED" }, false],
  [{ guest: guestFacts() }, false],
] as const)("an account %j may sponsor: %s", (facts, may) => {
  expect(maySponsor(anAccount(facts))).toBe(may);
});
