import type { AccountSource } from "@/lib/accounts/rules/account";
import type { Profile } from "@/lib/accounts/rules/profiles";

/** What a file of guests says besides the person. */
export type GuestRecord = {
  /** Last day, included. */
  endsOn?: string | null | undefined;
  /** Name, e-mail or login, as written. */
  sponsor?: string | null | undefined;
  sponsorEmail?: string | null | undefined;
  reason?: string | null | undefined;
};

/** The feeds that a list of the ENT may name; by hand when nobody feeds the account. */
export const declaredSources = ["AAF", "STSWEB", "MANUAL"] as const satisfies readonly AccountSource[];
export type DeclaredSource = (typeof declaredSources)[number];

/** What a Delta set may add to, or take away from, without saying it whole. */
export type ListField = "functions" | "classes" | "groups";
type ListChange = { added: readonly string[]; removed: readonly string[] };

/**
 * One person as one file says it: `undefined` when the file does not speak of it, `null` when it says “none”. Days are
 * “AAAA-MM-JJ”.
 */
export type PersonRecord = {
  /** 1-based rank: the line of a CSV file, or the nth person of the whole set. */
  line: number;
  source: AccountSource;
  /** A complete file and a CSV only add; a Delta set says each. */
  request: "ADD" | "MODIFY" | "DELETE";
  sourceId?: string | undefined;
  ine?: string | null | undefined;
  lastName: string;
  usageName?: string | null | undefined;
  firstName: string;
  birthDate?: string | null | undefined;
  /** Only when the file itself says it; else it is drawn from the functions by the school’s table. */
  profile?: Profile | null | undefined;
  /** Codes, the school’s own ones only. */
  functions?: readonly string[] | undefined;
  classes?: readonly string[] | undefined;
  groups?: readonly string[] | undefined;
  listChanges?: { [Field in ListField]?: ListChange | undefined } | undefined;
  login?: string | null | undefined;
  email?: string | null | undefined;
  /** Last sign-in. “NEVER” only when the file says so in words; an empty cell says nothing. */
  lastSeen?: { kind: "SEEN_AT"; day: string } | { kind: "NEVER" } | undefined;
  localAuthentication?: boolean | null | undefined;
  isAdministrator?: boolean | undefined;
  secondFactor?: boolean | null | undefined;
  passwordChangedOn?: string | null | undefined;
  openedOn?: string | null | undefined;
  leftOn?: string | null | undefined;
  /** Which feed a list of the ENT says the account came from, besides the list itself. */
  declaredSource?: DeclaredSource | undefined;
  /** Set by a file of guests. */
  guest?: GuestRecord | undefined;
};
