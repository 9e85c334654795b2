"use server";

import { randomInt } from "node:crypto";
import * as z from "zod";
import { accept, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { defineAction } from "@/lib/platform/define-action";
import { generateRecoveryCodes } from "@/lib/platform/recovery-codes";
import { replaceRecoveryCodes, revokeOtherSessions } from "../store/account";
import { findJournalTargets } from "../store/sign-in";

/** Ends at once every session of the operator but the one that asks. Refuses when there is no other. */
export const closeOtherSessions = defineAction({
  permission: "console:open",
  audit: "operator.other-sessions-closed",
  input: z.unknown(),
  async run({ actor, now, tx }) {
    const closed = await revokeOtherSessions(tx, { operatorId: actor.id, keptId: actor.sessionId, now });
    if (closed === 0) return refuse("Aucune autre session n’est ouverte.");
    return accept({
      targets: await findJournalTargets(tx, actor.id, { closed }),
      message: `${count(closed, "session fermée", "sessions fermées")}.`,
    });
  },
});

/** Ten new recovery codes, revealed once; the earlier ones no longer open anything. */
export const renewRecoveryCodes = defineAction({
  permission: "console:open",
  audit: "operator.recovery-codes-renewed",
  stepUp: true,
  input: z.unknown(),
  async run({ actor, tx }) {
    const codes = generateRecoveryCodes((max) => randomInt(max));
    await replaceRecoveryCodes(tx, actor.id, codes);
    return accept({
      targets: await findJournalTargets(tx, actor.id),
      message: "Vos anciens codes de secours ne servent plus : gardez ceux-ci.",
      reveal: codes,
    });
  },
});
