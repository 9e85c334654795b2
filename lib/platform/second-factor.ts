import "server-only";
import { createHmac } from "node:crypto";
import { accept, refuse, type Decision } from "@/lib/decision";
import { giveBackAttempt, takeAttempt } from "./attempts";
import { database } from "./database/client";
import { environment } from "./env";
import { normaliseRecoveryCode } from "./recovery-codes";
import { acceptedTotpStep } from "./totp";
import { openTotpSecret } from "./totp-secret";

const wrongCode =
  "Ce code n’est pas le bon, a expiré ou a déjà servi : attendez le suivant dans votre application.";

/** What proved the identity: recovery codes are few, so the screen says when one was spent. */
export type SecondFactor = { kind: "TOTP" } | { kind: "RECOVERY_CODE"; left: number };

/**
 * Checks the six digits of the application, or a recovery code: each opens once. Every failure counts in the
 * database, before the check, so that guesses sent together are all counted. Refuses with the sentence to show.
 */
export async function checkSecondFactor(
  operatorId: string,
  code: string,
  now: Date,
): Promise<Decision<SecondFactor>> {
  const attempt = await takeAttempt(operatorId, now);
  if (!attempt.accepted) return attempt;
  const recoveryCode = normaliseRecoveryCode(code);
  const proof =
    recoveryCode === null
      ? await spendTotp(operatorId, code, now)
      : await spendRecoveryCode(operatorId, recoveryCode, now);
  if (!proof) return refuse(wrongCode);
  await giveBackAttempt(operatorId, "ALL");
  return accept(proof);
}

/** Notes that this session's second factor was just given again. */
export async function recordStepUp(sessionId: string, now: Date): Promise<void> {
  await database().session.update({ where: { id: sessionId }, data: { secondFactorAt: now } });
}

/** What the database keeps of a recovery code: without the pepper, 47 bits could be tried out. */
export function recoveryCodeHash(operatorId: string, code: string): string {
  return createHmac("sha256", environment().PASSWORD_PEPPER)
    .update(`recovery-code ${operatorId} ${code}`, "utf8")
    .digest("hex");
}

async function spendTotp(operatorId: string, code: string, now: Date): Promise<SecondFactor | null> {
  const operator = await database().operator.findUnique({
    where: { id: operatorId },
    select: { totpSecret: true, totpKeyId: true, totpLastStep: true },
  });
  if (!operator?.totpSecret || operator.totpKeyId === null) return null;
  const secret = openTotpSecret(
    { totpSecret: operator.totpSecret, totpKeyId: operator.totpKeyId },
    operatorId,
  );
  const step = acceptedTotpStep({ secret, code, lastStep: operator.totpLastStep, now });
  if (step === null) return null;
  const { count } = await database().operator.updateMany({
    where: { id: operatorId, totpLastStep: { lt: step } },
    data: { totpLastStep: step },
  });
  return count === 1 ? { kind: "TOTP" } : null;
}

async function spendRecoveryCode(operatorId: string, code: string, now: Date): Promise<SecondFactor | null> {
  const { count } = await database().recoveryCode.updateMany({
    where: { operatorId, codeHash: recoveryCodeHash(operatorId, code), usedAt: null },
    data: { usedAt: now },
  });
  if (count !== 1) return null;
  const left = await database().recoveryCode.count({ where: { operatorId, usedAt: null } });
  return { kind: "RECOVERY_CODE", left };
}
