"use server";

import { randomUUID } from "node:crypto";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { fullName } from "@/lib/accounts/rules/account";
import { accept } from "@/lib/decision";
import { orderChanges } from "@/lib/outgoing/order";
import { parisDay } from "@/lib/paris-day";
import { defineAction } from "@/lib/platform/define-action";
import { findGuestPolicy } from "./facts";
import { decideCreation, decideMailbox } from "./rules/creation";
import { latestEnd } from "./rules/policy";
import { newGuestSchema, policySchema } from "./schema";
import { addGuest, savePolicy } from "./store";
import { lockSchool } from "@/lib/establishments/lock";
import { bumpPeopleVersion } from "@/lib/accounts/people-version";

/**
 * Creates a guest with an end, a sponsor and a reason. Refuses an end beyond the school’s limit, a consumer mailbox
 * without a reason, and somebody whom the académie feeds unless it was seen.
 */
export const createGuest = defineAction({
  permission: "guest:manage",
  audit: "guest.created",
  input: newGuestSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const guest = {
      ...{
        lastName: input.nom,
        firstName: input.prenom,
        email: input.courriel,
        endsOn: input.fin,
        reason: input.motif,
      },
      ...{ sponsorId: input.parrain, mailboxReason: input.motifAdresse, confirmed: input.autre === "on" },
    };
    const today = parisDay(now);
    const limits = { today, latestEnd: latestEnd(await findGuestPolicy(tx, uai), now) };
    const decision = decideCreation(guest, await listSchoolAccounts(tx, uai), limits);
    if (!decision.accepted) return decision;
    const { sponsor } = decision.change;
    const mailbox = decideMailbox(guest.email, guest.mailboxReason);
    if (!mailbox.accepted) return mailbox;

    const id = randomUUID();
    const by = { id: sponsor.id, name: fullName(sponsor), email: sponsor.email };
    await addGuest(tx, { ...guest, ...mailbox.change, uai, id, sponsor: by, by: actor.name, today, now });
    await bumpPeopleVersion(tx, uai);
    const name = `${guest.firstName} ${guest.lastName}`;
    await orderChanges(tx, { uai, by: actor.name, now }, [
      {
        gesture: "CREATE",
        accountId: id,
        subject: { name, login: null, email: guest.email, profile: "EXT" },
        expected: { exists: true, endsOn: guest.endsOn },
      },
    ]);
    const detail = {
      name,
      endsOn: guest.endsOn,
      sponsor: by.name,
      consumerMailbox: mailbox.change.mailboxReason !== null,
    };
    return accept({ targets: [{ kind: "account", id, detail }], href: `/e/${uai}/comptes-invites/${id}` });
  },
});

/** What the school decides of its guests. Ends already given are not moved. */
export const saveGuestPolicy = defineAction({
  permission: "people-policy:change",
  audit: "guest.policy-changed",
  input: policySchema,
  async run({ input, actor, tx }) {
    const uai = actor.uai ?? "";
    const policy = { ...input, endsInSeptember: input.endsInSeptember === "on" };
    await savePolicy(tx, uai, policy);
    return accept({
      targets: [{ kind: "establishment", id: uai, detail: policy }],
      message: "Les règles des comptes invités sont enregistrées.",
    });
  },
});
