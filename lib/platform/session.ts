import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cache } from "react";
import { database } from "./database/client";
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

async function findOperator(token: string, now: Date): Promise<Operator | null> {
  const session = await database().session.findFirst({
    where: { id: tokenHash(token), revokedAt: null, expiresAt: { gt: now }, operator: { disabledAt: null } },
    select: {
      id: true,
      secondFactorAt: true,
      operator: {
        select: {
          id: true,
          name: true,
          email: true,
          memberships: {
            where: { validFrom: { lte: now }, OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
            select: {
              uai: true,
              role: true,
              classNames: true,
              validUntil: true,
              establishment: { select: { name: true } },
            },
            orderBy: { uai: "asc" },
          },
        },
      },
    },
  });
  if (!session) return null;
  const { memberships, ...operator } = session.operator;
  return {
    ...operator,
    sessionId: session.id,
    secondFactorAt: session.secondFactorAt,
    memberships: memberships.map(({ establishment, ...membership }) => ({
      ...membership,
      schoolName: establishment.name,
    })),
  };
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
