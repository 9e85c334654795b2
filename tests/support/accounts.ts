import type { Account, GuestFacts } from "@/lib/accounts/rules/account";

const epoch = new Date("2026-09-01T08:00:00Z");

/** A guest of the school, as rules know it. */
export function guestFacts(facts: Partial<GuestFacts> = {}): GuestFacts {
  return {
    endsOn: "2027-06-30",
    sponsorId: null,
    sponsorName: null,
    sponsorEmail: null,
    sponsorStatus: null,
    reason: "Atelier théâtre",
    mailboxReason: null,
    ...facts,
  };
}

/** An account as rules know it; a teacher unless told. */
export function anAccount(facts: Partial<Account> = {}): Account {
  return {
    ...{ id: "a", lastName: "Dupont", usageName: null, firstName: "Jeanne", birthDate: null, profile: "ENS" },
    ...{ functions: [], classes: [], groups: [], ine: null, login: null, email: null },
    ...{ status: "ACTIVE", statusSince: epoch, activity: { kind: "SEEN_AT", day: "2026-11-01" } },
    ...{ localAuthentication: null, isAdministrator: false, secondFactor: null, passwordChangedOn: null },
    ...{ openedOn: null, leftOn: null, createdAt: epoch, origins: [], guest: null },
    ...facts,
  };
}
