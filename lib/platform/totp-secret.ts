import "server-only";
import { environment } from "./env";
import { associatedData, currentKey, MissingKey, seal, unseal } from "./sealing";

/** A TOTP secret as the database keeps it: unreadable without the key of this name. */
export type SealedTotpSecret = { totpSecret: Uint8Array<ArrayBuffer>; totpKeyId: string };

/** Seals the base32 secret for one record: copied to another account, it no longer opens. */
export function sealTotpSecret(secret: string, recordId: string): SealedTotpSecret {
  const current = currentKey(environment().SEALING_KEYS);
  const sealed = seal(current.key, Buffer.from(secret, "utf8"), totpData(recordId));
  return { totpSecret: Uint8Array.from(sealed), totpKeyId: current.id };
}

/** The base32 secret. Throws MissingKey or SealBroken (lib/platform/sealing.ts). */
export function openTotpSecret({ totpSecret, totpKeyId }: SealedTotpSecret, recordId: string): string {
  const found = environment().SEALING_KEYS.find(({ id }) => id === totpKeyId);
  if (!found) throw new MissingKey(totpKeyId);
  return unseal(found.key, Buffer.from(totpSecret), totpData(recordId)).toString("utf8");
}

/** The same secret sealed by the current key. */
export function resealTotpSecret(stored: SealedTotpSecret, recordId: string): SealedTotpSecret {
  return sealTotpSecret(openTotpSecret(stored, recordId), recordId);
}

const totpData = (recordId: string): Buffer => associatedData("", "totp", recordId);
