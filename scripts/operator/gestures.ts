import { decideTerms, type GivenTerms } from "@/lib/delegations/rules";
import { listPresentClasses } from "@/lib/delegations/store";
import { addEstablishment, findEstablishment } from "@/lib/establishments/store";
import { openAccount, prepareLink } from "@/lib/operators/invitations";
import { saveMembership, unlockOperator } from "@/lib/operators/store/accounts";
import { findJournalTargets, findOperatorByEmail, revokeSessions } from "@/lib/operators/store/sign-in";
import { parisDay } from "@/lib/paris-day";
import { inTransaction, type Transaction } from "@/lib/platform/database/transaction";
import { type AuditKey, entriesFor } from "@/lib/platform/door";
import { appendToJournal } from "@/lib/platform/journal/append";
import { scopeOf } from "@/lib/platform/scope";
import { CannotStart } from "../start/failure";
import type { Creation } from "./order";

/** The token of an enrolment link: the only copy, to hand to the operator. */
export type Created = { known: true } | { known: false; token: string };

/** Opens an account and its school if need be; a known operator receives the role, without another link. */
export function createOperator(creation: Creation, now: Date): Promise<Created> {
  const { email, name, role, uai } = creation;
  return inTransaction(scopeOf([uai]), async (tx) => {
    await openSchool(tx, creation);
    const terms = await readTerms(tx, creation, now);
    const known = await findOperatorByEmail(tx, email);
    const id = known?.id ?? (await openAccount(tx, { email, name }));
    await saveMembership(tx, id, { uai, role, ...terms }, now);
    const token = known ? null : await prepareLink(tx, id, now);
    const told = terms && { classes: terms.classNames, until: parisDay(terms.validUntil) };
    const targets = [{ kind: "operator", id, detail: { ...commandLine, role, ...told } }];
    await appendToJournal(tx, entriesFor({ audit: "operator.created", uai, actor: null, targets, now }));
    return token === null ? { known: true } : { known: false, token };
  });
}

/** A new enrolment link, for a lost phone or password; the sessions open until now end. Returns the token. */
export function renewLink(email: string, now: Date): Promise<string> {
  return onOperator(email, "operator.link-renewed", now, async (tx, id) => {
    await revokeSessions(tx, id, now);
    return prepareLink(tx, id, now);
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

/** A delegate's classes hold pupils by then: a class misspelt would open an empty console. */
async function readTerms(
  tx: Transaction,
  { role, uai, classes, until }: Creation,
  now: Date,
): Promise<GivenTerms | null> {
  if (role !== "DELEGATE") return null;
  const known = await listPresentClasses(tx, scopeOf([uai]), parisDay(now));
  const wanted = { classNames: classes ?? [], lastDay: until ?? "" };
  const decision = decideTerms(
    wanted,
    known.map(({ name }) => name),
    now,
  );
  if (!decision.accepted) throw new CannotStart(decision.reason);
  return decision.change;
}
