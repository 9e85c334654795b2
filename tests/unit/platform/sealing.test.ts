import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  associatedData,
  MissingKey,
  newDataKey,
  openDataKey,
  rewrapDataKey,
  seal,
  SealBroken,
  unseal,
  type Keyring,
} from "@/lib/platform/sealing";

const key = randomBytes(32);
const aad = associatedData("0310001A", "provisional-password", "s1");
const password = Buffer.from("Bf!2kTr9mXwq");

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

describe("a sealed secret", () => {
  it("gives back any plaintext with the same key and the same record", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, id) => {
        const record = associatedData("0310001A", "provisional-password", id);
        const plaintext = Buffer.from(bytes);
        expect(unseal(key, seal(key, plaintext, record), record).equals(plaintext)).toBe(true);
      }),
    );
  });

  it("is a version, a nonce, as many bytes as the plaintext, and a tag", () => {
    const sealed = seal(key, password, aad);
    expect(sealed).toHaveLength(1 + 12 + password.length + 16);
    expect(sealed[0]).toBe(1);
    expect(sealed.includes(password)).toBe(false);
  });

  it("does not open when any single bit is changed", () => {
    const sealed = seal(key, password, aad);
    for (let bit = 0; bit < sealed.length * 8; bit += 1)
      expect(() => unseal(key, flipped(sealed, bit), aad), `bit ${bit}`).toThrow(SealBroken);
  });

  it("does not open when it is cut or prolonged", () => {
    const sealed = seal(key, password, aad);
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => unseal(key, sealed.subarray(0, length), aad), `${length} bytes`).toThrow(SealBroken);
    expect(() => unseal(key, Buffer.concat([sealed, Buffer.of(0)]), aad)).toThrow(SealBroken);
  });

  it("does not open for another pupil, another school, another purpose, or with another key", () => {
    const sealed = seal(key, password, aad);
    for (const other of [
      associatedData("0310001A", "provisional-password", "s2"),
      associatedData("0310002B", "provisional-password", "s1"),
      associatedData("0310001A", "totp", "s1"),
      Buffer.alloc(0),
    ])
      expect(() => unseal(key, sealed, other)).toThrow(SealBroken);
    expect(() => unseal(randomBytes(32), sealed, aad)).toThrow(SealBroken);
  });

  it("never uses a nonce twice", () => {
    const nonces = new Set<string>();
    for (let rank = 0; rank < 10_000; rank += 1)
      nonces.add(seal(key, password, aad).subarray(1, 13).toString("hex"));
    expect(nonces.size).toBe(10_000);
  });

  it("says nothing of the secret when it breaks", () => {
    const broken = new SealBroken();
    expect(broken.sentence).toMatch(/^Un secret chiffré est illisible/);
    expect(broken.message).not.toContain(password.toString());
  });
});

describe("the record a seal is good for", () => {
  it("reads differently for any two different lists of fields", () => {
    const fields = fc.tuple(fc.string(), fc.string(), fc.string());
    fc.assert(
      fc.property(fields, fields, (left, right) => {
        const same = left.every((field, rank) => field === right[rank]);
        expect(associatedData(...left).equals(associatedData(...right))).toBe(same);
      }),
    );
    expect(associatedData("ab", "c", "").equals(associatedData("a", "bc", ""))).toBe(false);
  });
});

describe("a batch’s data key", () => {
  const old = { id: "2026-09", key: randomBytes(32) };
  const recent = { id: "2026-11", key: randomBytes(32) };
  const batch = associatedData("0310001A", "campaign", "c1");

  it("is wrapped by the first key of the ring and opened by its name after a rotation", () => {
    const before = newDataKey([old], batch);
    expect(before.keyId).toBe("2026-09");
    const rotated: Keyring = [recent, old];
    expect(openDataKey(rotated, before, batch).equals(before.key)).toBe(true);
    expect(newDataKey(rotated, batch).keyId).toBe("2026-11");
  });

  it("is wrapped anew by the first key of the ring, still the same key, and needs the old one no more", () => {
    const rotated: Keyring = [recent, old];
    const before = newDataKey([old], batch);
    const after = rewrapDataKey(rotated, before, batch);
    expect(after.keyId).toBe("2026-11");
    expect(openDataKey(rotated.slice(0, 1), after, batch).equals(before.key)).toBe(true);
    expect(() => rewrapDataKey(rotated.slice(0, 1), before, batch)).toThrow(MissingKey);
    expect(() => rewrapDataKey(rotated, before, associatedData("0310001A", "batch", "other"))).toThrow(
      SealBroken,
    );
  });

  it("is new each time and never stored as it is", () => {
    const first = newDataKey([old], batch);
    const second = newDataKey([old], batch);
    expect(first.key).toHaveLength(32);
    expect(first.key.equals(second.key)).toBe(false);
    expect(first.wrapped.includes(first.key)).toBe(false);
  });

  it("names the key that is missing, in French", () => {
    const { wrapped, keyId } = newDataKey([old], batch);
    expect(() => openDataKey([recent], { wrapped, keyId }, batch)).toThrow(MissingKey);
    expect(new MissingKey("2026-09").sentence).toBe(
      "La clé de chiffrement « 2026-09 » manque : remettez-la dans la configuration du serveur, puis recommencez.",
    );
    expect(() => newDataKey([], batch)).toThrow(MissingKey);
  });

  it("does not open for another batch, nor under another key’s name, nor altered", () => {
    const { wrapped, keyId } = newDataKey([old], batch);
    const other = associatedData("0310001A", "campaign", "c2");
    expect(() => openDataKey([old], { wrapped, keyId }, other)).toThrow(SealBroken);
    expect(() => openDataKey([{ ...old, id: "2026-12" }], { wrapped, keyId: "2026-12" }, batch)).toThrow(
      SealBroken,
    );
    expect(() => openDataKey([old], { wrapped: flipped(wrapped, 200), keyId }, batch)).toThrow(SealBroken);
  });
});
