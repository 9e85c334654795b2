import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A key-encryption key: 32 bytes kept outside the database, named so that rotation can find it again. */
type SealingKey = { id: string; key: Buffer };
/** The first key wraps; the others only open what they wrapped before the rotation. */
export type Keyring = readonly SealingKey[];
/** A batch's data key as the database keeps it: erasing `wrapped` makes the batch unreadable for ever. */
export type WrappedKey = { wrapped: Buffer; keyId: string };

const cipher = "aes-256-gcm";
const version = 1;
const keyLength = 32;
const versionLength = 1;
const nonceLength = 12;
const tagLength = 16;
const headLength = versionLength + nonceLength;

/** The key that wrapped a data key is not in the keyring: nothing was read, nothing is lost. */
export class MissingKey extends Error {
  readonly sentence: string;
  constructor(readonly keyId: string) {
    super(`Sealing key ${keyId} is not in the keyring`);
    this.name = "MissingKey";
    this.sentence = `La clé de chiffrement « ${keyId} » manque : remettez-la dans la configuration du serveur, puis recommencez.`;
  }
}

/** What was sealed has been altered, belongs to another record, or was sealed with another key. */
export class SealBroken extends Error {
  readonly sentence =
    "Un secret chiffré est illisible : il a été modifié ou n’appartient pas à cet enregistrement.";
  constructor() {
    super("The seal does not open with this key and this record");
    this.name = "SealBroken";
  }
}

/** Names the one record a seal is good for. Each field carries its length, so no two lists read alike. */
export function associatedData(uai: string, purpose: string, id: string): Buffer {
  return lengthPrefixed([uai, purpose, id]);
}

/** A new random 32-byte key for a batch, to use now, and its wrapped form, to store. */
export function newDataKey(keyring: Keyring, aad: Buffer): WrappedKey & { key: Buffer } {
  const key = randomBytes(keyLength);
  return { key, ...wrapDataKey(keyring, key, aad) };
}

/** Opens a stored data key. Throws MissingKey when its key is absent, SealBroken when it was altered. */
export function openDataKey(keyring: Keyring, { wrapped, keyId }: WrappedKey, aad: Buffer): Buffer {
  const found = keyring.find(({ id }) => id === keyId);
  if (found === undefined) throw new MissingKey(keyId);
  return unseal(found.key, wrapped, wrappingData(keyId, aad));
}

/** The same data key wrapped by the first key of the ring: what it sealed still opens. */
export function rewrapDataKey(keyring: Keyring, stored: WrappedKey, aad: Buffer): WrappedKey {
  return wrapDataKey(keyring, openDataKey(keyring, stored, aad), aad);
}

function wrapDataKey(keyring: Keyring, key: Buffer, aad: Buffer): WrappedKey {
  const { id, key: wrapping } = currentKey(keyring);
  return { keyId: id, wrapped: seal(wrapping, key, wrappingData(id, aad)) };
}

/** The key that wraps from now on. */
export function currentKey(keyring: Keyring): SealingKey {
  const [current] = keyring;
  if (current === undefined) throw new MissingKey("SEALING_KEYS");
  return current;
}

/** version (1 byte) ‖ random nonce (12) ‖ ciphertext ‖ tag (16), by AES-256-GCM. Source: NIST SP 800-38D. */
export function seal(key: Buffer, plaintext: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const encryption = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(aad);
  const ciphertext = Buffer.concat([encryption.update(plaintext), encryption.final()]);
  return Buffer.concat([Buffer.of(version), nonce, ciphertext, encryption.getAuthTag()]);
}

/** The plaintext sealed with the same key and the same associated data, or SealBroken. */
export function unseal(key: Buffer, sealed: Buffer, aad: Buffer): Buffer {
  if (sealed.length < headLength + tagLength || sealed[0] !== version) throw new SealBroken();
  const nonce = sealed.subarray(versionLength, headLength);
  const tag = sealed.subarray(-tagLength);
  const decryption = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    .setAAD(aad)
    .setAuthTag(tag);
  const start = decryption.update(sealed.subarray(headLength, -tagLength));
  try {
    return Buffer.concat([start, decryption.final()]);
  } catch {
    throw new SealBroken();
  }
}

// A wrapped key copied under the name of another key must not open.
function wrappingData(keyId: string, aad: Buffer): Buffer {
  return Buffer.concat([lengthPrefixed(["data-key", keyId]), aad]);
}

function lengthPrefixed(fields: readonly string[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.from(field, "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
