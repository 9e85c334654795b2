"use server";

import { accept, refuse } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";
import { findInvitee, type Invitee, openAccount, prepareLink } from "@/lib/operators/invitations";
import { enrolmentHours } from "@/lib/operators/rules/enrolment";
import { defineAction } from "@/lib/platform/define-action";
import { environment } from "@/lib/platform/env";
import {
  decideChange,
  decideRecipient,
  decideTerms,
  decideWithdrawal,
  describeEnd,
  type GivenTerms,
  describeClasses,
  mayHoldLink,
  stateOf,
} from "./rules";
import { changedDelegationSchema, delegationSchema, knownDelegationSchema } from "./schema";
import { findDelegation, listPresentClasses, saveChange, saveDelegation } from "./store";
import { lockSchool } from "@/lib/establishments/lock";

const unknownDelegation = "Cette délégation n’existe pas.";

/**
 * Hands classes to a named operator until a day. Somebody whom the console does not know gets an account, whose one
 * enrolment link is revealed to the principal once. Refuses a principal of the school, and a delegate already in force.
 */
export const giveDelegation = defineAction({
  permission: "delegation:manage",
  audit: "delegation.given",
  stepUp: true,
  input: delegationSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const classes = await listPresentClasses(tx, actor.scope, parisDay(now));
    const wanted = { classNames: input.classe, lastDay: input.jusquAu };
    const terms = decideTerms(
      wanted,
      classes.map(({ name }) => name),
      now,
    );
    if (!terms.accepted) return terms;
    const known = await findInvitee(tx, input.email);
    const recipient = decideRecipient(known, input.nom, uai, now);
    if (!recipient.accepted) return recipient;

    const { name, holdsLink } = recipient.change;
    const operatorId = known?.id ?? (await openAccount(tx, { email: input.email, name }));
    const token = holdsLink ? await prepareLink(tx, operatorId, now) : null;
    await saveDelegation(tx, { uai, operatorId, terms: terms.change, by: actor, now });
    const detail = { delegate: name, ...told(terms.change), newLink: holdsLink };
    return accept({
      targets: [{ kind: "operator", id: operatorId, detail }],
      message: `${describeGift(name, terms.change)} ${nextStep(known, token)}`,
      ...(token !== null && { reveal: [linkOf(token)] }),
    });
  },
});

/** Other classes, or another last day, at once. Refuses when nothing differs or when it is over. */
export const changeDelegation = defineAction({
  permission: "delegation:manage",
  audit: "delegation.changed",
  stepUp: true,
  input: changedDelegationSchema,
  async run({ input, actor, now, tx }) {
    await lockSchool(tx, actor.uai ?? "");
    const known = await findDelegation(tx, actor.scope, input.delegationId);
    if (!known) return refuse(unknownDelegation);
    const classes = await listPresentClasses(tx, actor.scope, parisDay(now));
    const wanted = { classNames: input.classe, lastDay: input.jusquAu };
    const terms = decideTerms(
      wanted,
      classes.map(({ name }) => name),
      now,
    );
    if (!terms.accepted) return terms;
    const decision = decideChange(known, terms.change, now);
    if (!decision.accepted) return decision;
    await saveChange(tx, known, decision.change);
    const before = known.validUntil === null ? {} : { untilBefore: parisDay(known.validUntil) };
    return accept({
      targets: [
        {
          kind: "operator",
          id: known.operatorId,
          detail: {
            delegate: known.name,
            ...told(decision.change),
            classesBefore: known.classNames,
            ...before,
          },
        },
      ],
      href: `/e/${known.uai}/reglages/delegations`,
    });
  },
});

/** Ends a delegation at once: the next question or gesture of the delegate is refused. */
export const withdrawDelegation = defineAction({
  permission: "delegation:manage",
  audit: "delegation.withdrawn",
  input: knownDelegationSchema,
  async run({ input, actor, now, tx }) {
    await lockSchool(tx, actor.uai ?? "");
    const known = await findDelegation(tx, actor.scope, input.delegationId);
    if (!known) return refuse(unknownDelegation);
    const decision = decideWithdrawal(known, now);
    if (!decision.accepted) return decision;
    await saveChange(tx, known, { ...decision.change, withdrawnAt: now, withdrawnByName: actor.name });
    const before = known.validUntil === null ? {} : { untilBefore: parisDay(known.validUntil) };
    return accept({
      targets: [
        {
          kind: "operator",
          id: known.operatorId,
          detail: { delegate: known.name, classesBefore: known.classNames, ...before },
        },
      ],
      message: `La délégation de ${known.name} est retirée : son prochain clic sera refusé.`,
    });
  },
});

/** Another enrolment link for a delegate who has never signed in; the one before no longer opens. */
export const renewDelegateLink = defineAction({
  permission: "delegation:manage",
  audit: "operator.link-renewed",
  stepUp: true,
  input: knownDelegationSchema,
  async run({ input, actor, now, tx }) {
    await lockSchool(tx, actor.uai ?? "");
    const known = await findDelegation(tx, actor.scope, input.delegationId);
    if (!known) return refuse(unknownDelegation);
    if (stateOf(known, now) !== "ACTIVE" || !mayHoldLink(known, known.uai))
      return refuse(`${known.name} a déjà un accès à la console : ce lien n’est pas à vous remettre.`);
    const token = await prepareLink(tx, known.operatorId, now);
    return accept({
      targets: [{ kind: "operator", id: known.operatorId, detail: { delegate: known.name } }],
      message: `Nouveau lien d’inscription de ${known.name}, valable une fois et pendant ${enrolmentHours} heures.`,
      reveal: [linkOf(token)],
    });
  },
});

const describeGift = (name: string, { classNames, validUntil }: GivenTerms) =>
  `${name} peut agir sur ${describeClasses(classNames)}, ${describeEnd(validUntil)}.`;

function told({ classNames, validUntil }: GivenTerms) {
  return { classes: classNames, until: parisDay(validUntil) };
}

const linkOf = (token: string) => new URL(`/enrolement/${token}`, environment().APP_URL).href;

function nextStep(known: Invitee | null, token: string | null): string {
  if (token !== null)
    return `Remettez-lui ce lien d’inscription, valable une fois et pendant ${enrolmentHours} heures.`;
  return known?.isEnrolled
    ? "Son compte existe déjà : rien d’autre à faire."
    : "Son compte existe déjà, sans être activé : qu’il se serve du lien d’inscription reçu d’ailleurs.";
}
