"use server";

import { randomBytes } from "node:crypto";
import * as z from "zod";
import { accept, refuse } from "@/lib/decision";
import { giveBackAttempt, takeAttempt } from "@/lib/platform/attempts";
import { carrySession, dropSession, eraseCookie, readCookie, writeCookie } from "@/lib/platform/cookies";
import { database } from "@/lib/platform/database/client";
import { defineAction } from "@/lib/platform/define-action";
import { anyone } from "@/lib/platform/door";
import { passwordMatches } from "@/lib/platform/passwords";
import { checkSecondFactor } from "@/lib/platform/second-factor";
import { openSession, tokenHash } from "@/lib/platform/session";
import { nobody, ticketCookie, ticketMinutes } from "../rules/sign-in";
import { expiredStep, wrongIdentity } from "../rules/words";
import { codeSchema, passwordSchema } from "../schema";
import {
  findJournalTargets,
  findOperatorByEmail,
  findTicket,
  revokeSession,
  saveTicket,
  takeTicket,
} from "../store/sign-in";

/**
 * First factor: leads to the code, whatever the screen says nothing of who exists. An unknown address costs the
 * same work as a known one.
 */
export const presentPassword = defineAction({
  permission: anyone,
  audit: "operator.password-accepted",
  input: passwordSchema,
  async check({ input, now }) {
    const known = await findOperatorByEmail(database(), input.email);
    const operator = known ?? nobody;
    const attempt = await takeAttempt(operator.id, now);
    const matches = await passwordMatches(input.password, attempt.accepted ? operator.passwordHash : null);
    if (attempt.accepted && matches) {
      await giveBackAttempt(operator.id, attempt.change);
      if (!operator.disabledAt) return accept(operator);
    }
    const targets = await findJournalTargets(database(), operator.id, { locked: !attempt.accepted });
    return { accepted: false, reason: wrongIdentity, targets: known ? targets : [] };
  },
  async run({ checked: operator, now, tx }) {
    const ticket = randomBytes(32).toString("base64url");
    const expiresAt = new Date(now.getTime() + ticketMinutes * 60_000);
    await saveTicket(tx, { id: tokenHash(ticket), operatorId: operator.id, expiresAt });
    return accept({
      targets: await findJournalTargets(tx, operator.id),
      href: "/connexion/code",
      afterwards: () => writeCookie(ticketCookie, ticket, ticketMinutes * 60),
    });
  },
});

/** Second factor: opens the session and leads to the console. The ticket of the first opens one session. */
export const presentCode = defineAction({
  permission: anyone,
  audit: "operator.signed-in",
  input: codeSchema,
  async check({ input, now }) {
    const ticketId = tokenHash((await readCookie(ticketCookie)) ?? "");
    const ticket = await findTicket(database(), ticketId, now);
    if (!ticket) return refuse(expiredStep);
    const proof = await checkSecondFactor(ticket.operatorId, input.code, now);
    if (proof.accepted) return accept({ ...ticket, ticketId, proof: proof.change });
    return { ...proof, targets: await findJournalTargets(database(), ticket.operatorId) };
  },
  async run({ checked: { operatorId, name, ticketId, proof }, now, tx }) {
    if (!(await takeTicket(tx, ticketId, now))) return refuse(expiredStep);
    const token = await openSession(tx, operatorId, now);
    return accept({
      targets: await findJournalTargets(tx, operatorId, { factor: proof.kind }),
      actor: { id: operatorId, name, uai: null },
      href: "/",
      afterwards: async () => {
        await eraseCookie(ticketCookie);
        await carrySession(token);
      },
    });
  },
});

/** Ends this session at once, everywhere its token is held. */
export const signOut = defineAction({
  permission: anyone,
  audit: "operator.signed-out",
  input: z.unknown(),
  async run({ actor, now, tx }) {
    if (!actor) return refuse("Votre session est déjà terminée.");
    await revokeSession(tx, actor.sessionId, now);
    return accept({
      targets: await findJournalTargets(tx, actor.id),
      href: "/connexion",
      afterwards: dropSession,
    });
  },
});
