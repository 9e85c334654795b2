import { randomBytes, randomUUID } from "node:crypto";
import { addEstablishment, findEstablishment } from "@/lib/establishments/store";
import { enrolmentHours } from "@/lib/operators/rules/enrolment";
import { addOperator, saveMembership, unlockOperator } from "@/lib/operators/store/accounts";
import { saveEnrolment } from "@/lib/operators/store/enrolments";
import { findJournalTargets, findOperatorByEmail, revokeSessions } from "@/lib/operators/store/sign-in";
import { inTransaction, type Transaction } from "@/lib/platform/database/transaction";
import { type AuditKey, entriesFor } from "@/lib/platform/door";
import { appendToJournal } from "@/lib/platform/journal/append";
import { scopeOf } from "@/lib/platform/scope";
import { tokenHash } from "@/lib/platform/session";
import { totpSecret, totpSecretBytes } from "@/lib/platform/totp";
import { CannotStart } from "../start/failure";
import type { Creation } from "./order";

/** The token of an enrolment link: the only copy, to hand to the operator. */
export type Created = { known: true } | { known: false; token: string };

/** Opens an account and its school if need be; a known operator receives the role, without another link. */
export function createOperator(creation: Creation, now: Date): Promise<Created> {
  const { email, name, role, uai } = creation;
  return inTransaction(scopeOf([uai]), async (tx) => {
    await openSchool(tx, creation);
    const known = await findOperatorByEmail(tx, email);
    const id = known?.id ?? randomUUID();
    if (!known) await addOperator(tx, { id, email, name });
    await saveMembership(tx, id, { uai, role }, now);
    const token = known ? null : await newLink(tx, id, now);
    const targets = [{ kind: "operator", id, detail: { ...commandLine, role } }];
    await appendToJournal(tx, entriesFor({ audit: "operator.created", uai, actor: null, targets, now }));
    return token === null ? { known: true } : { known: false, token };
  });
}

/** A new enrolment link, for a lost phone or password; the sessions open until now end. Returns the token. */
export function renewLink(email: string, now: Date): Promise<string> {
  return onOperator(email, "operator.link-renewed", now, async (tx, id) => {
    await revokeSessions(tx, id, now);
    return newLink(tx, id, now);
  });
}

/** Forgets the failures; both factors are still asked. */
export function unlock(email: string, now: Date): Promise<void> {
  return onOperator(email, "operator.unlocked", now, (tx, id) => unlockOperator(tx, id));
}

/** Ends every open session at once; returns how many there were. */
export function revoke(email: string, now: Date): Promise<number> {
  return onOperator(email, "operator.sessions-revoked", now, (tx, id) => revokeSessions(tx, id, now));
}

const commandLine = { via: "command-line" };

/** The gesture and its journal entries, in one transaction, for the operator of this e-mail. */
function onOperator<Result>(
  email: string,
  audit: AuditKey,
  now: Date,
  work: (tx: Transaction, operatorId: string) => Promise<Result>,
): Promise<Result> {
  return inTransaction(scopeOf([]), async (tx) => {
    const operator = await findOperatorByEmail(tx, email);
    if (!operator) throw new CannotStart(`Aucun compte de la console n’a l’adresse « ${email} ».`);
    const result = await work(tx, operator.id);
    const targets = await findJournalTargets(tx, operator.id, commandLine);
    await appendToJournal(tx, entriesFor({ audit, uai: null, actor: null, targets, now }));
    return result;
  });
}

async function openSchool(tx: Transaction, { uai, school }: Creation): Promise<void> {
  if (await findEstablishment(tx, uai)) return;
  if (school === undefined)
    throw new CannotStart(
      `L’établissement ${uai} n’est pas encore dans la console : indiquez son nom avec --school "Collège …".`,
    );
  await addEstablishment(tx, { uai, name: school });
}

async function newLink(tx: Transaction, operatorId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await saveEnrolment(tx, {
    id: tokenHash(token),
    operatorId,
    totpSecret: totpSecret(randomBytes(totpSecretBytes)),
    expiresAt: new Date(now.getTime() + enrolmentHours * 3_600_000),
  });
  return token;
}
