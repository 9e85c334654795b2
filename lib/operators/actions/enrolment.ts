"use server";

import { randomInt } from "node:crypto";
import { accept, refuse } from "@/lib/decision";
import { database } from "@/lib/platform/database/client";
import { defineAction } from "@/lib/platform/define-action";
import { anyone } from "@/lib/platform/door";
import { hashPassword } from "@/lib/platform/passwords";
import { generateRecoveryCodes } from "@/lib/platform/recovery-codes";
import { tokenHash } from "@/lib/platform/session";
import { acceptedTotpStep } from "@/lib/platform/totp";
import { decideEnrolment } from "../rules/enrolment";
import { passwordProblems } from "../rules/password-policy";
import { unknownAppCode } from "../rules/words";
import { enrolmentSchema } from "../schema";
import { saveCredentials } from "../store/accounts";
import { findEnrolment, findProposedSecret, takeEnrolment } from "../store/enrolments";
import { findJournalTargets, revokeSessions } from "../store/sign-in";

/**
 * Sets both factors of the operator whose link it is, and reveals the recovery codes once. Refuses a link used,
 * expired or unknown, a password against the policy, and a code that the proposed application does not give.
 */
export const enrol = defineAction({
  permission: anyone,
  audit: "operator.enrolled",
  input: enrolmentSchema,
  async check({ input, now }) {
    const found = await findEnrolment(database(), tokenHash(input.token));
    const decision = decideEnrolment(found, now);
    if (!decision.accepted) return decision;
    const { id, operatorId, name, email, schoolNames } = decision.change;
    const targets = await findJournalTargets(database(), operatorId);
    const problems = passwordProblems(input.password, { name, email, schoolNames });
    if (problems.length > 0) return { accepted: false, reason: problems.join(" "), targets };
    const totpSecret = await findProposedSecret(database(), id);
    const totpLastStep = acceptedTotpStep({ secret: totpSecret, code: input.code, lastStep: 0, now });
    if (totpLastStep === null) return { accepted: false, reason: unknownAppCode, targets };
    const passwordHash = await hashPassword(input.password);
    return accept({ link: decision.change, credentials: { passwordHash, totpSecret, totpLastStep } });
  },
  async run({ checked: { link, credentials }, now, tx }) {
    const { id, operatorId, name } = link;
    if (!(await takeEnrolment(tx, id, now))) return refuse("Ce lien d’inscription vient de servir.");
    const recoveryCodes = generateRecoveryCodes((max) => randomInt(max));
    await saveCredentials(tx, operatorId, { ...credentials, recoveryCodes, now });
    await revokeSessions(tx, operatorId, now);
    return accept({
      targets: await findJournalTargets(tx, operatorId),
      actor: { id: operatorId, name, uai: null },
      reveal: recoveryCodes,
    });
  },
});
