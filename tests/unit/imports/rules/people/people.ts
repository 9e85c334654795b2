import type { Account, Origin } from "@/lib/accounts/rules/account";
import type { PersonRecord } from "@/lib/imports/rules/people/person-record";

const day = new Date("2026-09-01T08:00:00Z");

/** Jeanne Dupont as a file names her, and nothing else. */
export const aRecord = (said: Partial<PersonRecord> = {}): PersonRecord => ({
  ...{ line: 1, source: "CSV", request: "ADD", lastName: "Dupont", firstName: "Jeanne" },
  ...said,
});

/** Jeanne Dupont as the school knows her, and nothing else. */
export const anAccount = (facts: Partial<Account> = {}): Account => ({
  ...{ id: "known", lastName: "Dupont", usageName: null, firstName: "Jeanne", birthDate: null },
  ...{ profile: null, functions: [], classes: [], groups: [], ine: null, login: null, email: null },
  ...{ status: "ACTIVE", statusSince: day, createdAt: day, activity: { kind: "UNKNOWN" } },
  ...{ localAuthentication: null, isAdministrator: false, secondFactor: null, passwordChangedOn: null },
  ...{ openedOn: null, leftOn: null, origins: [], guest: null },
  ...facts,
});

/** That a feed still holds somebody. */
export const anOrigin = (source: Origin["source"], sourceId: string | null): Origin => ({
  ...{ source, sourceId, firstSeenAt: day, lastSeenAt: day, goneAt: null },
});
