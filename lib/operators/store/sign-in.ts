import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";

export type KnownOperator = {
  id: string;
  name: string;
  passwordHash: string | null;
  disabledAt: Date | null;
};

export function findOperatorByEmail(tx: Transaction, email: string): Promise<KnownOperator | null> {
  return tx.operator.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true, disabledAt: true },
  });
}

/** The operator as the journal names them: once in each of their schools, or once when they have none. */
export async function findJournalTargets(
  tx: Transaction,
  operatorId: string,
  detail: NonNullable<JournalTarget["detail"]> = {},
): Promise<readonly [JournalTarget, ...JournalTarget[]]> {
  const memberships = await tx.membership.findMany({
    where: { operatorId },
    distinct: ["uai"],
    orderBy: { uai: "asc" },
    select: { uai: true },
  });
  const target: JournalTarget = { kind: "operator", id: operatorId, detail };
  const [first, ...others] = memberships.map(({ uai }) => ({ ...target, uai }));
  return first ? [first, ...others] : [target];
}

/** Keeps one ticket by operator: a new first factor makes the one before useless. */
export async function saveTicket(
  tx: Transaction,
  ticket: { id: string; operatorId: string; expiresAt: Date },
): Promise<void> {
  await tx.signInTicket.deleteMany({ where: { operatorId: ticket.operatorId } });
  await tx.signInTicket.create({ data: ticket });
}

/** Whose first factor this ticket proves, while it lasts. */
export async function findTicket(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<{ operatorId: string; name: string } | null> {
  const ticket = await tx.signInTicket.findFirst({
    where: { id, expiresAt: { gt: now }, operator: { disabledAt: null } },
    select: { operatorId: true, operator: { select: { name: true } } },
  });
  return ticket && { operatorId: ticket.operatorId, name: ticket.operator.name };
}

/** True for the one who takes the ticket: it opens one session. */
export async function takeTicket(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.signInTicket.deleteMany({ where: { id, expiresAt: { gt: now } } });
  return count === 1;
}

export async function revokeSession(tx: Transaction, sessionId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}

/** How many sessions of the operator ended: all that were open, at once. */
export async function revokeSessions(tx: Transaction, operatorId: string, now: Date): Promise<number> {
  await tx.signInTicket.deleteMany({ where: { operatorId } });
  const { count } = await tx.session.updateMany({
    where: { operatorId, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  });
  return count;
}
