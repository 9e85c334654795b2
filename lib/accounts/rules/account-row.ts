import type { AccountStatus, Activity } from "./account";
import type { Profile } from "./profiles";

/** One line of a list of accounts. */
export type AccountRow = {
  id: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  profile: Profile | null;
  functions: string[];
  login: string | null;
  email: string | null;
  status: AccountStatus;
  activity: Activity["kind"];
  lastSeenOn: string | null;
  isAdministrator: boolean;
  /** Of a guest only. */
  endsOn: string | null;
  sponsorName: string | null;
  reason: string | null;
};

/** Everybody by name, or the guests by their last day, those without one first. */
export type Crowd = "EVERYBODY" | "GUESTS";
