import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword, passwordMatches } from "@/lib/platform/passwords";
import { openTotpSecret, sealTotpSecret } from "@/lib/platform/totp-secret";
import { SealBroken } from "@/lib/platform/sealing";

beforeAll(() => {
  const draw = () => randomBytes(32).toString("base64");
  Object.assign(process.env, {
    APP_URL: "http://localhost:3000",
    DATABASE_URL: "postgresql://nowhere/none",
    SESSION_SECRET: draw(),
    PASSWORD_PEPPER: draw(),
    SEALING_KEYS: `k1:${draw()}`,
  });
});

const password = "le vieux port est bleu ce soir";

describe("a password's hash", () => {
  it("is argon2id at OWASP's figures, with a salt of its own", async () => {
    const [first, second] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  it("matches its password only, in either Unicode spelling", async () => {
    const hash = await hashPassword("élève appliqué du matin".normalize("NFD"));
    expect(await passwordMatches("élève appliqué du matin".normalize("NFC"), hash)).toBe(true);
    expect(await passwordMatches("eleve applique du matin", hash)).toBe(false);
  });

  it("needs the pepper: without it, the right password does not match", async () => {
    const { verify } = await import("@node-rs/argon2");
    const hash = await hashPassword(password);
    expect(await verify(hash, password)).toBe(false);
    expect(await passwordMatches(password, hash)).toBe(true);
  });

  it("is missing: no password matches, at the cost of a real check", async () => {
    const hash = await hashPassword(password);
    const timeOf = async (stored: string | null): Promise<number> => {
      const started = performance.now();
      await passwordMatches("x", stored);
      return performance.now() - started;
    };
    await timeOf(null);
    const real = Math.min(await timeOf(hash), await timeOf(hash), await timeOf(hash));
    const decoy = Math.min(await timeOf(null), await timeOf(null), await timeOf(null));
    expect(await passwordMatches(password, null)).toBe(false);
    expect(decoy).toBeGreaterThan(real / 4);
    expect(decoy).toBeLessThan(real * 4);
  });

  it("sent thirty at once are all answered, right and wrong", async () => {
    const hash = await hashPassword(password);
    const tried = Array.from({ length: 30 }, (_, rank) => (rank % 3 === 0 ? password : `faux ${rank}`));
    const answers = await Promise.all(tried.map((text) => passwordMatches(text, hash)));
    expect(answers).toEqual(tried.map((text) => text === password));
  });
});

describe("a sealed TOTP secret", () => {
  it("opens for its own account only", () => {
    const sealed = sealTotpSecret("JBSWY3DPEHPK3PXP", "claire");
    expect(openTotpSecret(sealed, "claire")).toBe("JBSWY3DPEHPK3PXP");
    expect(() => openTotpSecret(sealed, "yanis")).toThrow(SealBroken);
  });
});
