import "server-only";
import * as z from "zod";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { lastPossibleDay, mayHoldLink, stateOf } from "./rules";
import { findDelegation, listDelegations, listPresentClasses, type StoredDelegation } from "./store";

export type DelegationRow = ReturnType<typeof rowOf>;

function rowOf(delegation: StoredDelegation, now: Date) {
  const { memberships, uai, ...row } = delegation;
  const state = stateOf(delegation, now);
  return { ...row, state, canPrepareLink: state === "ACTIVE" && mayHoldLink({ ...row, memberships }, uai) };
}

/** The delegations of the school, those in force first; and whether there are classes to delegate. */
export const readDelegations = defineRead({
  permission: "delegation:manage",
  async load({ actor, now, tx }) {
    const rows = (await listDelegations(tx, actor.scope)).map((delegation) => rowOf(delegation, now));
    const classes = await listPresentClasses(tx, actor.scope, parisDay(now));
    return {
      delegations: [
        ...rows.filter(({ state }) => state === "ACTIVE"),
        ...rows.filter(({ state }) => state !== "ACTIVE"),
      ],
      hasClasses: classes.length > 0,
      needsCode: !hasRecentSecondFactor(actor, now),
    };
  },
});

/** What the form of a delegation shows: the classes, the days one may choose, and the delegation it starts from. */
export const readDelegationForm = defineRead({
  permission: "delegation:manage",
  async load({ actor, now, tx }, delegationId: string | null) {
    const isId = z.uuid().safeParse(delegationId).success;
    const found = isId && delegationId !== null ? await findDelegation(tx, actor.scope, delegationId) : null;
    return {
      classes: await listPresentClasses(tx, actor.scope, parisDay(now)),
      firstDay: parisDay(now),
      lastDay: lastPossibleDay(now),
      delegation: found && rowOf(found, now),
      needsCode: !hasRecentSecondFactor(actor, now),
    };
  },
});
