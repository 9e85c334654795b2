import "server-only";
import { readCookie } from "@/lib/platform/cookies";
import { defineRead } from "@/lib/platform/define-read";
import { anyone, hasRecentSecondFactor } from "@/lib/platform/door";
import { permissionsOf, roleNames, type Role } from "@/lib/platform/permissions";
import { currentOperator, tokenHash } from "@/lib/platform/session";
import { totpUri } from "@/lib/platform/totp";
import { decideEnrolment } from "./rules/enrolment";
import { ticketCookie } from "./rules/sign-in";
import { countRecoveryCodesLeft, listOpenSessions } from "./store/account";
import { findEnrolment, findProposedSecret } from "./store/enrolments";
import { findTicket } from "./store/sign-in";

export type MySchool = { uai: string; name: string; roles: readonly Role[] };

/** The operator's schools, by UAI, with their roles in force; null when nobody is signed in. Asked with a null UAI. */
export const readMySchools = defineRead({
  permission: anyone,
  tell: () => mySchools(),
});

/** What frames every signed-in page of a school. */
export const readShell = defineRead({
  permission: "console:open",
  async tell({ actor, now }) {
    const schools = (await mySchools()) ?? [];
    const school = schools.find(({ uai }) => uai === actor.uai) ?? null;
    const delegation = actor.held.find(({ role }) => role === "DELEGATE");
    return {
      school,
      schools,
      operator: { name: actor.name, roles: actor.roles.map((role) => roleNames[role]).join(", ") },
      permissions: permissionsOf(actor.roles),
      delegation: delegation && { classNames: delegation.classNames, validUntil: delegation.validUntil },
      secondFactorIsRecent: hasRecentSecondFactor(actor, now),
    };
  },
});

/** The operator's own account: their open sessions, the latest first, and how many recovery codes are left. */
export const readMyAccount = defineRead({
  permission: "console:open",
  async load({ actor, now, tx }) {
    const sessions = await listOpenSessions(tx, actor.id, now);
    return {
      name: actor.name,
      email: actor.email,
      sessions: sessions.map(({ id, ...session }) => ({ ...session, isThisOne: id === actor.sessionId })),
      recoveryCodesLeft: await countRecoveryCodesLeft(tx, actor.id),
      secondFactorIsRecent: hasRecentSecondFactor(actor, now),
    };
  },
});

/** True between the two factors: this browser holds a ticket that still opens. */
export const readFirstFactorDone = defineRead({
  permission: anyone,
  async load({ now, tx }) {
    const ticket = await readCookie(ticketCookie);
    return ticket !== null && (await findTicket(tx, tokenHash(ticket), now)) !== null;
  },
});

/** What an enrolment link shows to whoever holds it: the link is the permission. */
export const readEnrolment = defineRead({
  permission: anyone,
  async load({ now, tx }, token: string) {
    const decision = decideEnrolment(await findEnrolment(tx, tokenHash(token)), now);
    if (!decision.accepted) return { state: "CLOSED" as const, reason: decision.reason };
    const { id, name, email, schoolNames, expiresAt } = decision.change;
    const secret = await findProposedSecret(tx, id);
    const uri = totpUri({ secret, account: email, issuer: "Vigie ENT" });
    return { state: "OPEN" as const, name, email, schoolNames, expiresAt, secret, uri };
  },
});

async function mySchools(): Promise<MySchool[] | null> {
  const operator = await currentOperator();
  if (!operator) return null;
  const uais = [...new Set(operator.memberships.map(({ uai }) => uai))];
  return uais.map((uai) => {
    const held = operator.memberships.filter((membership) => membership.uai === uai);
    return { uai, name: held[0]?.schoolName ?? uai, roles: held.map(({ role }) => role) };
  });
}
