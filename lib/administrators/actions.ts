"use server";

import { listSchoolAccounts } from "@/lib/accounts/facts";
import { fullName } from "@/lib/accounts/rules/account";
import { accept, refuse } from "@/lib/decision";
import { announce } from "@/lib/notifications/announce";
import { orderChanges } from "@/lib/outgoing/order";
import { orderOf } from "@/lib/outgoing/rules";
import { defineAction } from "@/lib/platform/define-action";
import { decideDesignation, decideWithdrawal, replacementText } from "./rules";
import { administratorSchema } from "./schema";
import { lockSchool } from "@/lib/establishments/lock";
import { findSchool, listPrincipals, saveAdministrator } from "./store";

/** Makes known somebody who administers the ENT. Refuses a guest, a pupil, a parent, and whoever is not active. */
export const designateAdministrator = defineAction({
  permission: "administrator:manage",
  audit: "administrator.designated",
  stepUp: true,
  input: administratorSchema,
  async run({ input: { accountId }, actor, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const [found] = await listSchoolAccounts(tx, uai, [accountId]);
    const decision = decideDesignation(found);
    if (!decision.accepted) return decision;
    const { account } = decision.change;
    await saveAdministrator(tx, { uai, id: account.id, isAdministrator: true });
    return accept({
      targets: [{ kind: "account", id: account.id, detail: { name: fullName(account) } }],
      message: `${fullName(account)} est maintenant connu comme administrateur.`,
    });
  },
});

/** Withdraws the function, here and by order in the ENT. Refuses to leave the school without any administrator. */
export const withdrawAdministrator = defineAction({
  permission: "administrator:manage",
  audit: "administrator.withdrawn",
  stepUp: true,
  input: administratorSchema,
  async run({ input: { accountId }, actor, now, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const accounts = await listSchoolAccounts(tx, uai);
    const decision = decideWithdrawal(
      accounts.find(({ id }) => id === accountId),
      accounts,
    );
    if (!decision.accepted) return decision;
    const { account } = decision.change;
    await saveAdministrator(tx, { uai, id: account.id, isAdministrator: false });
    const order = orderOf("WITHDRAW_ADMINISTRATOR", account, { isAdministrator: false });
    await orderChanges(tx, { uai, by: actor.name, now }, [order]);
    return accept({
      targets: [{ kind: "account", id: account.id, detail: { name: fullName(account) } }],
      message: `${fullName(account)} n’administre plus l’ENT.`,
    });
  },
});

/** Asks that an administrator’s account be replaced: the principals are told, and the text is given to pass on. */
export const requestReplacement = defineAction({
  permission: "administrator:manage",
  audit: "administrator.replacement-asked",
  input: administratorSchema,
  async run({ input: { accountId }, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const { name: schoolName } = await findSchool(tx, uai);
    const [account] = await listSchoolAccounts(tx, uai, [accountId]);
    if (!account?.isAdministrator)
      return refuse("Cette personne n’administre plus l’ENT : rechargez la page.");
    const recipientIds = await listPrincipals(tx, uai, now);
    const text = `Le compte administrateur de ${fullName(account)} est à remplacer : ${actor.name} le demande.`;
    await announce(tx, { uai, recipientIds, kind: "ADMINISTRATOR", subjectId: account.id, text, now });
    return accept({
      targets: [{ kind: "account", id: account.id, detail: { name: fullName(account) } }],
      message:
        "La demande est enregistrée et annoncée au chef d’établissement. Voici le texte à transmettre à la personne :",
      reveal: replacementText(account, schoolName).split("\n\n"),
    });
  },
});
