import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Role } from "@/lib/platform/permissions";
import { tokenHash } from "@/lib/platform/session";
import { totpSecret, totpSecretBytes } from "@/lib/platform/totp";
import { enrolmentHours } from "./rules/enrolment";
import { addOperator, findAccount } from "./store/accounts";
import { saveEnrolment } from "./store/enrolments";

/** What another domain may know of an account before it gives it something to do. */
export type Invitee = {
  id: string;
  name: string;
  isDisabled: boolean;
  /** Both factors were set: they sign in by themselves. */
  isEnrolled: boolean;
  /** Every role they hold or held, in any school. */
  memberships: readonly { uai: string; role: Role; validFrom: Date; validUntil: Date | null }[];
};

/** The operator of this address, in lower case, or null. */
export async function findInvitee(tx: Transaction, email: string): Promise<Invitee | null> {
  const found = await findAccount(tx, email);
  if (!found) return null;
  const { id, name, disabledAt, passwordChangedAt, memberships } = found;
  return {
    id,
    name,
    isDisabled: disabledAt !== null,
    isEnrolled: passwordChangedAt !== null,
    memberships,
  };
}

/** Opens an account that nobody can sign in with before its link has served. */
export async function openAccount(tx: Transaction, person: { email: string; name: string }): Promise<string> {
  const id = randomUUID();
  await addOperator(tx, { id, ...person });
  return id;
}

/** A new enrolment link, good once and for 72 hours; those before no longer open. Returns the only copy of its token. */
export async function prepareLink(tx: Transaction, operatorId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await saveEnrolment(tx, {
    id: tokenHash(token),
    operatorId,
    totpSecret: totpSecret(randomBytes(totpSecretBytes)),
    expiresAt: new Date(now.getTime() + enrolmentHours * 3_600_000),
  });
  return token;
}
