import { randomUUID } from "node:crypto";
import type { Account } from "@/lib/accounts/rules/account";
import { savePlannedAccounts, saveOrigins } from "@/lib/imports/store/people";
import { planAccount } from "@/lib/imports/rules/people/planned-account";
import type { PersonRecord } from "@/lib/imports/rules/people/person-record";
import { defaultFunctionTable } from "@/lib/accounts/rules/profiles";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";

/** An account as rules read it, with only what the test speaks of. */
export function anyAccount(given: Partial<Account> = {}): Account {
  return {
    ...{
      id: randomUUID(),
      lastName: "DUPONT",
      usageName: null,
      firstName: "Jeanne",
      birthDate: null,
      profile: "ENS",
    },
    ...{ functions: ["ENS"], classes: [], groups: [], ine: null, login: null, email: null, status: "ACTIVE" },
    ...{
      statusSince: new Date("2026-09-01T08:00:00Z"),
      createdAt: new Date("2026-09-01T08:00:00Z"),
      origins: [],
    },
    ...{
      activity: { kind: "UNKNOWN" },
      localAuthentication: null,
      isAdministrator: false,
      secondFactor: null,
    },
    ...{ passwordChangedOn: null, openedOn: null, leftOn: null, guest: null },
    ...given,
  };
}

/** The same for a guest with an end, a sponsor and a reason. */
export function anyGuest(
  given: Partial<Account> = {},
  guest: Partial<NonNullable<Account["guest"]>> = {},
): Account {
  return anyAccount({
    ...{
      profile: "EXT",
      functions: [],
      lastName: "ROUX",
      firstName: "Nadia",
      email: "n.roux@mairie-albi.fr",
    },
    guest: {
      ...{ endsOn: "2027-08-31", sponsorId: randomUUID(), sponsorName: "Jeanne DUPONT", sponsorEmail: null },
      ...{ sponsorStatus: "ACTIVE", reason: "Atelier théâtre", mailboxReason: null },
      ...guest,
    },
    ...given,
  });
}

/** Writes people into a school as an import does, and answers their identifiers in order. */
export async function makePeople(
  uai: string,
  records: readonly (Partial<PersonRecord> & Pick<PersonRecord, "lastName" | "firstName">)[],
): Promise<string[]> {
  const now = new Date();
  const planned = records.map((given, rank) => {
    const record: PersonRecord = { line: rank + 1, source: "CSV", request: "ADD", profile: "ENS", ...given };
    return {
      record,
      plan: planAccount(record, undefined, { table: defaultFunctionTable, newId: randomUUID() }),
    };
  });
  await inTransaction(scopeOf([uai]), async (tx) => {
    await savePlannedAccounts(
      tx,
      uai,
      planned.map(({ plan }) => plan),
      now,
    );
    for (const { record, plan } of planned)
      await saveOrigins(tx, uai, {
        source: record.source,
        origins: [{ accountId: plan.id, sourceId: record.sourceId ?? null }],
        now,
      });
  });
  return planned.map(({ plan }) => plan.id);
}

/** Guests of a school, with an end and known sign-ins unless said otherwise. */
export function makeGuests(uai: string, guests: readonly Partial<PersonRecord>[]): Promise<string[]> {
  return makePeople(
    uai,
    guests.map((given, rank) => ({
      ...{ lastName: `INVITE${String.fromCharCode(65 + rank)}`, firstName: "Ali", profile: "EXT" as const },
      lastSeen: { kind: "SEEN_AT" as const, day: "2026-11-01" },
      guest: { endsOn: "2027-06-30", sponsor: "Jeanne DUPONT", reason: "Atelier théâtre" },
      ...given,
    })),
  );
}
