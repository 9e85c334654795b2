import "server-only";
import { randomInt, randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/database/transaction";
import { hashPassword } from "@/lib/platform/passwords";
import type { Role } from "@/lib/platform/permissions";
import { generateRecoveryCodes } from "@/lib/platform/recovery-codes";
import { sealTotpSecret } from "@/lib/platform/totp-secret";
import { replaceRecoveryCodes } from "./account";

export type NewOperator = { id: string; email: string; name: string };
/** Of a delegate: the classes, and the last instant. Any other role holds the school, without end. */
export type NewMembership = { uai: string; role: Role; classNames?: readonly string[]; validUntil?: Date };

/** Adds an operator who cannot sign in yet. The e-mail is compared in lower case. */
export async function addOperator(tx: Transaction, { email, ...operator }: NewOperator): Promise<void> {
  await tx.operator.create({ data: { ...operator, email: email.toLowerCase() } });
}

/** Gives a role in a school, from now on; a role already held is opened again. */
export async function saveMembership(
  tx: Transaction,
  operatorId: string,
  { uai, role, classNames = [], validUntil }: NewMembership,
  now: Date,
): Promise<void> {
  const terms = { classNames: [...classNames], validUntil: validUntil ?? null };
  await tx.membership.upsert({
    where: { operatorId_uai_role: { operatorId, uai, role } },
    create: { operatorId, uai, role, validFrom: now, ...terms },
    update: { ...terms, withdrawnAt: null, withdrawnByName: null },
  });
}

/** The account of this address, in lower case, with every role it holds or held. */
export function findAccount(tx: Transaction, email: string) {
  return tx.operator.findUnique({
    where: { email },
    select: {
      id: true,
      name: true,
      disabledAt: true,
      passwordChangedAt: true,
      memberships: { select: { uai: true, role: true, validFrom: true, validUntil: true } },
    },
  });
}

/** Replaces both factors and every recovery code, and forgets the failures. */
export async function saveCredentials(
  tx: Transaction,
  operatorId: string,
  credentials: {
    passwordHash: string;
    /** In base32. */
    totpSecret: string;
    totpLastStep: number;
    recoveryCodes: readonly string[];
    now: Date;
  },
): Promise<void> {
  await tx.operator.update({
    where: { id: operatorId },
    data: {
      ...sealTotpSecret(credentials.totpSecret, operatorId),
      passwordHash: credentials.passwordHash,
      passwordChangedAt: credentials.now,
      totpLastStep: credentials.totpLastStep,
      failures: 0,
      lastFailureAt: null,
    },
  });
  await replaceRecoveryCodes(tx, operatorId, credentials.recoveryCodes);
}

/**
 * An operator with both factors already set, for a sample school or a test: nobody goes through the enrolment.
 * Returns the recovery codes, which nothing else keeps.
 */
export async function createReadyOperator(
  tx: Transaction,
  {
    memberships,
    password,
    totpSecret,
    now,
    ...person
  }: {
    email: string;
    name: string;
    memberships: readonly NewMembership[];
    password: string;
    /** In base32. */
    totpSecret: string;
    now: Date;
  },
): Promise<{ id: string; recoveryCodes: string[] }> {
  const id = randomUUID();
  const recoveryCodes = generateRecoveryCodes((max) => randomInt(max));
  await addOperator(tx, { id, ...person });
  for (const membership of memberships) await saveMembership(tx, id, membership, now);
  const passwordHash = await hashPassword(password);
  await saveCredentials(tx, id, { passwordHash, totpSecret, totpLastStep: 0, recoveryCodes, now });
  return { id, recoveryCodes };
}

/** Forgets the failures: both factors are still asked. */
export async function unlockOperator(tx: Transaction, operatorId: string): Promise<void> {
  await tx.operator.update({ where: { id: operatorId }, data: { failures: 0, lastFailureAt: null } });
}
