import { type Account, type AccountStatus, fullName } from "@/lib/accounts/rules/account";
import type { Profile } from "@/lib/accounts/rules/profiles";

/** What a school does to an account in its ENT; each is named in French on the work order. */
export const outgoingGestures = [
  "CREATE",
  "EXTEND",
  "CHANGE_SPONSOR",
  "SUSPEND",
  "RESTORE",
  "BIN",
  "DELETE",
  "DEPART",
  "WITHDRAW_ADMINISTRATOR",
  "REVOKE_GRANT",
  "LIMIT_GRANT",
  "GIVE_GRANT",
  "CREATE_GROUP",
  "DELETE_GROUP",
] as const;

export type OutgoingGesture = (typeof outgoingGestures)[number];

export const outgoingGestureNames: Record<OutgoingGesture, string> = {
  CREATE: "Créer le compte",
  EXTEND: "Changer la date de fin",
  CHANGE_SPONSOR: "Changer le parrain",
  SUSPEND: "Suspendre le compte",
  RESTORE: "Rétablir le compte",
  BIN: "Mettre le compte à la corbeille",
  DELETE: "Supprimer définitivement le compte",
  DEPART: "Marquer comme parti",
  WITHDRAW_ADMINISTRATOR: "Retirer la fonction d’administrateur",
  REVOKE_GRANT: "Retirer un droit",
  LIMIT_GRANT: "Limiter un droit",
  GIVE_GRANT: "Donner un droit",
  CREATE_GROUP: "Créer un groupe",
  DELETE_GROUP: "Supprimer un groupe",
};

/** Whom a work order names. */
export type OutgoingSubject = {
  name: string;
  login: string | null;
  email: string | null;
  profile: Profile | null;
};

/** What the ENT shows once the gesture is applied there; only what an import can see. */
export type OutgoingExpectation = {
  exists?: boolean | undefined;
  status?: AccountStatus | undefined;
  /** “AAAA-MM-JJ”; null for none. */
  endsOn?: string | null | undefined;
  sponsorName?: string | null | undefined;
  isAdministrator?: boolean | undefined;
  /** Of a right: its target and holder, and whether a list of grants must show it. */
  grantKey?: string | undefined;
  isHeld?: boolean | undefined;
};

export type OutgoingOrder = {
  gesture: OutgoingGesture;
  /** The account; of a right, the grant or the group. */
  accountId: string;
  subject: OutgoingSubject;
  expected: OutgoingExpectation;
};

/** A gesture on an account, and what the ENT must show once it is done there. */
export function orderOf(
  gesture: OutgoingGesture,
  account: Account,
  expected: OutgoingExpectation,
): OutgoingOrder {
  const { id, login, email, profile } = account;
  return { gesture, accountId: id, subject: { name: fullName(account), login, email, profile }, expected };
}

/** An order as it is kept, settled or not. */
export type StoredChange = OutgoingOrder & {
  id: string;
  uai: string;
  batchId: string | null;
  status: "PENDING" | "CONFIRMED" | "CONTRADICTED" | "CANCELLED";
  createdAt: Date;
  createdByName: string;
  settledAt: Date | null;
  settledByName: string | null;
  /** What the last import shows instead. */
  discrepancy: string | null;
};
