import "server-only";
import { Secret, TOTP } from "otpauth";

export const totpSecretBytes = 20;
const periodSeconds = 30;
const driftSteps = 1;
const digits = 6;
const algorithm = "SHA1";

/** The secret in base32, as people type it, from 20 random bytes. Source: RFC 4226 § 4, RFC 6238. */
export function totpSecret(random: Uint8Array): string {
  if (random.length !== totpSecretBytes) throw new Error(`A TOTP secret takes ${totpSecretBytes} bytes`);
  return new Secret({ buffer: Uint8Array.from(random).buffer }).base32;
}

/** The otpauth:// address that an authenticator reads from a QR code. It holds the secret: never log it. */
export function totpUri({
  secret,
  account,
  issuer,
}: {
  secret: string;
  account: string;
  issuer: string;
}): string {
  return totpOf(secret, account, issuer).toString();
}

/**
 * The 30-second step whose code was typed, one step of drift each side; save it as the next `lastStep`.
 * Null when the code is wrong, or when its step is not after `lastStep` (0 at first): a code opens once.
 */
export function acceptedTotpStep({
  secret,
  code,
  lastStep,
  now,
}: {
  secret: string;
  code: string;
  lastStep: number;
  now: Date;
}): number | null {
  const token = code.replace(/\s/gu, "");
  if (!/^\d{6}$/u.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window: driftSteps });
  if (delta === null) return null;
  const step = TOTP.counter({ period: periodSeconds, timestamp }) + delta;
  return step > lastStep ? step : null;
}

function totpOf(secret: string, label = "", issuer = ""): TOTP {
  return new TOTP({ issuer, label, secret, algorithm, digits, period: periodSeconds });
}
