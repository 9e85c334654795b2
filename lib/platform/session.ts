import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cache } from "react";
import { database } from "./database/client";
import { prepared } from "./database/prepared";
import type { Transaction } from "./database/transaction";
import { classesReached, type Permission, type Role } from "./permissions";
import { currentRequest } from "./request";
import { scopeOf, type Scope } from "./scope";

/** Eight hours: a working day, then the two factors again. */
const sessionHours = 8;
/** A step-up gesture asks for a second factor younger than this. */
export const stepUpMinutes = 5;

export type Operator = {
  id: string;
  name: string;
  email: string;
  sessionId: string;
  secondFactorAt: Date;
  memberships: readonly Membership[];
};

type Membership = {
  uai: string;
  role: Role;
  classNames: readonly string[];
  validUntil: Date | null;
  schoolName: string;
};

/** An operator inside one school; outside any (`uai` null), they hold no role. */
export type Actor = {
  id: string;
  name: string;
  email: string;
  sessionId: string;
  secondFactorAt: Date;
  uai: string | null;
  roles: readonly Role[];
  /** The memberships behind the roles: a door that shows what another permission reaches asks `classesReached`. */
  held: readonly Pick<Membership, "role" | "classNames" | "validUntil">[];
  scope: Scope;
};

/** The database never holds a token that would open a session, only its SHA-256. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}

/** Opens a session for an operator whose two factors were just checked; returns the only copy of its token. */
export async function openSession(tx: Transaction, operatorId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.session.create({
    data: {
      id: tokenHash(token),
      operatorId,
      createdAt: now,
      secondFactorAt: now,
      expiresAt: new Date(now.getTime() + sessionHours * 3_600_000),
    },
  });
  return token;
}

type SessionRow = Omit<Operator, "memberships"> & {
  uai: string | null;
  role: Role | null;
  classNames: string[] | null;
  validUntil: Date | null;
  schoolName: string | null;
};

// Every gesture begins here: one question, where Prisma's nested selection asked four.
async function findOperator(token: string, now: Date): Promise<Operator | null> {
  const rows = await database().$queryRaw<SessionRow[]>`
    ${prepared} select operator.id, operator.name, operator.email, session.id as "sessionId",
      session.second_factor_at as "secondFactorAt", membership.uai, membership.role::text as role,
      membership.class_names as "classNames", membership.valid_until as "validUntil", school.name as "schoolName"
    from session
    join operator on operator.id = session.operator_id and operator.disabled_at is null
    left join membership on membership.operator_id = operator.id and membership.valid_from <= ${now}
      and (membership.valid_until is null or membership.valid_until > ${now})
    left join establishment school on school.uai = membership.uai
    where session.id = ${tokenHash(token)} and session.revoked_at is null and session.expires_at > ${now}
    order by membership.uai`;
  const [first] = rows;
  if (!first) return null;
  const { id, name, email, sessionId, secondFactorAt } = first;
  const memberships = rows.flatMap(({ uai, role, classNames, validUntil, schoolName }) =>
    uai !== null && role !== null && schoolName !== null
      ? [{ uai, role, classNames: classNames ?? [], validUntil, schoolName }]
      : [],
  );
  return { id, name, email, sessionId, secondFactorAt, memberships };
}

// One read of the session a page, however many questions the page asks.
const findOperatorOnce = cache(findOperatorAt);
function findOperatorAt(token: string, instant: number): Promise<Operator | null> {
  return findOperator(token, new Date(instant));
}

/** Who asks, or null. Read from the database at each request: a revoked session is out at once. */
export async function currentOperator(): Promise<Operator | null> {
  const { sessionToken, now } = await currentRequest();
  return sessionToken === null ? null : findOperatorOnce(sessionToken, now.getTime());
}

/**
 * The operator as they are in one school, for one permission: null when signed out; no role when the school is not
 * theirs, or when none is named: roles of several schools never add up. A delegate reaches the classes handed to them.
 */
export async function currentActor(uai: string | null, permission: Permission): Promise<Actor | null> {
  const operator = await currentOperator();
  if (!operator) return null;
  const { memberships, ...person } = operator;
  const held = memberships.filter((membership) => membership.uai === uai);
  return {
    ...person,
    uai,
    roles: [...new Set(held.map(({ role }) => role))],
    held,
    scope: scopeOf([...new Set(held.map((membership) => membership.uai))], classesReached(held, permission)),
  };
}
