"use server";

import { randomUUID } from "node:crypto";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { fullName } from "@/lib/accounts/rules/account";
import { accept, refuse } from "@/lib/decision";
import { lockSchool } from "@/lib/establishments/lock";
import { parisDay } from "@/lib/paris-day";
import { defineAction } from "@/lib/platform/define-action";
import { decideException } from "./rules/exceptions";
import { decideAdministratorPolicy } from "./rules/policy";
import { administratorPolicyForm, exceptionSchema, knownExceptionSchema } from "./schema";
import { addException, findAdministratorPolicy, saveAdministratorPolicy, withdraw } from "./store";

/** Says why a finding is accepted, who answers for it and until when; it stays visible, and reopens by itself. */
export const grantException = defineAction({
  permission: "finding:except",
  audit: "finding.excepted",
  input: exceptionSchema,
  async run({ input, actor, now, tx }) {
    const decision = decideException(input.endsOn, parisDay(now));
    if (!decision.accepted) return decision;
    const uai = actor.uai ?? "";
    const [account] = await listSchoolAccounts(tx, uai, [input.accountId]);
    if (!account) return refuse("Ce compte n’existe pas.");
    const { rule, reason, owner, endsOn } = input;
    const id = randomUUID();
    await addException(tx, {
      uai,
      id,
      rule,
      accountId: account.id,
      reason,
      owner,
      endsOn,
      by: actor.name,
      now,
    });
    const detail = { rule, owner, endsOn, name: fullName(account) };
    return accept({
      targets: [{ kind: "account", id: account.id, detail }],
      message: "L’exception est enregistrée : le constat reste visible, et se rouvrira à son terme.",
    });
  },
});

/** Opens a finding again before its exception ends. */
export const withdrawException = defineAction({
  permission: "finding:except",
  audit: "finding.reopened",
  input: knownExceptionSchema,
  async run({ input: { exceptionId }, actor, now, tx }) {
    if (!(await withdraw(tx, actor.scope, exceptionId, now)))
      return refuse("Cette exception a déjà pris fin.");
    return accept({
      targets: [{ kind: "finding-exception", id: exceptionId }],
      message: "L’exception est retirée : le constat compte de nouveau.",
    });
  },
});

/** What the school decides of its administrators; findings follow at the next look. Refuses when nothing differs. */
export const changeAdministratorPolicy = defineAction({
  permission: "people-policy:change",
  audit: "administrator.policy-changed",
  input: administratorPolicyForm,
  async run({ input, actor, tx }) {
    const uai = actor.uai ?? "";
    // What changed is told from what was there: two people who save at once follow one another.
    await lockSchool(tx, uai);
    const decision = decideAdministratorPolicy(await findAdministratorPolicy(tx, uai), input);
    if (!decision.accepted) return decision;
    await saveAdministratorPolicy(tx, uai, input);
    return accept({
      targets: [{ kind: "establishment", id: uai, detail: { ...decision.change, ...input } }],
      message: "Les limites des administrateurs sont enregistrées.",
    });
  },
});
