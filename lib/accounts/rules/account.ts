import type { Profile } from "./profiles";

export const accountSources = ["AAF", "STSWEB", "CSV", "MANUAL"] as const;
export type AccountSource = (typeof accountSources)[number];

export const accountStatuses = ["ACTIVE", "SUSPENDED", "DEPARTED", "BINNED"] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** Three states that are never merged: unknown is not “never”. Days are “AAAA-MM-JJ”, as everywhere. */
export type Activity = { kind: "SEEN_AT"; day: string } | { kind: "NEVER" } | { kind: "UNKNOWN" };

/** One feed that speaks, or spoke, of an account. */
export type Origin = {
  source: AccountSource;
  /** The person’s identifier in the feed; null for a feed without one. */
  sourceId: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Since when the feed no longer holds them. */
  goneAt: Date | null;
};

/** What makes an account a guest’s. */
export type GuestFacts = {
  /** Last day, included; null when no one gave one. */
  endsOn: string | null;
  sponsorId: string | null;
  sponsorName: string | null;
  sponsorEmail: string | null;
  /** The sponsor’s account as it stands; null when the sponsor has none here. */
  sponsorStatus: AccountStatus | null;
  reason: string | null;
  /** Why a consumer mailbox was allowed. */
  mailboxReason: string | null;
};

/** One ENT account as the console knows it: null always means “nobody said”, never “no”. */
export type Account = {
  id: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  birthDate: string | null;
  profile: Profile | null;
  /** Codes as the feed writes them. */
  functions: readonly string[];
  classes: readonly string[];
  groups: readonly string[];
  ine: string | null;
  login: string | null;
  email: string | null;
  status: AccountStatus;
  statusSince: Date;
  activity: Activity;
  /** True: a password of the ENT’s own. */
  localAuthentication: boolean | null;
  isAdministrator: boolean;
  secondFactor: boolean | null;
  passwordChangedOn: string | null;
  /** When the ENT made the account. */
  openedOn: string | null;
  leftOn: string | null;
  createdAt: Date;
  origins: readonly Origin[];
  /** Null for everybody but a guest. */
  guest: GuestFacts | null;
};

/** “Jeanne Dupont”, by the name in use. */
export function fullName({
  firstName,
  usageName,
  lastName,
}: Pick<Account, "firstName" | "usageName" | "lastName">): string {
  return `${firstName} ${usageName ?? lastName}`;
}
