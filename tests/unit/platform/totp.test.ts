import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { acceptedTotpStep, totpSecret, totpSecretBytes, totpUri } from "@/lib/platform/totp";

const secret = totpSecret(Buffer.from("12345678901234567890"));
const now = new Date("2026-11-23T10:00:10Z");
const step = Math.floor(now.getTime() / 30_000);
const codeAt = (rank: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: rank * 30_000 });
const accepted = (code: string, lastStep = 0, at = now): number | null =>
  acceptedTotpStep({ secret, code, lastStep, now: at });

describe("the secret", () => {
  it("is the base32 of the 20 bytes given, whatever buffer they live in", () => {
    expect(secret).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    expect(totpSecret(Buffer.from("xx12345678901234567890").subarray(2))).toBe(secret);
    expect(() => totpSecret(randomBytes(totpSecretBytes - 1))).toThrow(/20 bytes/);
  });

  it("gives the codes of RFC 6238", () => {
    expect(accepted("287082", 0, new Date(59_000))).toBe(1);
    expect(accepted("005924", 0, new Date(1_234_567_890_000))).toBe(41_152_263);
  });
});

describe("the code typed", () => {
  it("is accepted one step early or late, and no further", () => {
    expect(accepted(codeAt(step - 1))).toBe(step - 1);
    expect(accepted(codeAt(step))).toBe(step);
    expect(accepted(codeAt(step + 1))).toBe(step + 1);
    expect(accepted(codeAt(step - 2))).toBeNull();
    expect(accepted(codeAt(step + 2))).toBeNull();
  });

  it("opens once: neither again, nor an older one after it", () => {
    expect(accepted(codeAt(step), step)).toBeNull();
    expect(accepted(codeAt(step - 1), step)).toBeNull();
    expect(accepted(codeAt(step), step - 1)).toBe(step);
    expect(accepted(codeAt(step + 1), step)).toBe(step + 1);
  });

  it("may hold blanks, nothing else", () => {
    const code = codeAt(step);
    expect(accepted(` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(step);
    for (const wrong of ["", "12345", `${code}0`, `${code.slice(0, 5)}x`, "²".repeat(6)])
      expect(accepted(wrong)).toBeNull();
  });
});

describe("the address for the authenticator", () => {
  it("carries the issuer, the account and the secret", () => {
    const uri = new URL(totpUri({ secret, account: "rupn@ac-toulouse.fr", issuer: "Vigie ENT" }));
    expect(uri.protocol).toBe("otpauth:");
    expect(decodeURIComponent(uri.pathname)).toContain("Vigie ENT:rupn@ac-toulouse.fr");
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: "Vigie ENT",
      secret,
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});
