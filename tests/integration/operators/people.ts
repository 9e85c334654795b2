import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { createReadyOperator } from "@/lib/operators/store/accounts";
import { inTransaction } from "@/lib/platform/database/transaction";
import type { Role } from "@/lib/platform/permissions";
import type { Request } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { totpSecret, totpSecretBytes } from "@/lib/platform/totp";
import { makeSchool } from "@/tests/support/factories";

/** An operator with both factors, in a school of their own, and how they are proved. */
export type Person = {
  id: string;
  uai: string;
  email: string;
  password: string;
  secret: string;
  recoveryCodes: readonly string[];
};

export const start = new Date("2026-11-23T08:00:00Z");
export const minute = 60_000;
export const after = (ms: number): Date => new Date(start.getTime() + ms);

export async function makePerson(role: Role = "PRINCIPAL"): Promise<Person> {
  const { uai } = await makeSchool();
  const person = {
    email: `${randomUUID()}@ac-toulouse.fr`,
    password: `Vieux-Port ${randomInt(1e6)} bleu`,
    totpSecret: totpSecret(randomBytes(totpSecretBytes)),
  };
  const memberships = [{ uai, role }];
  const { id, recoveryCodes } = await inTransaction(scopeOf([uai]), (tx) =>
    createReadyOperator(tx, { ...person, name: "Claire Martin", memberships, now: after(-60 * minute) }),
  );
  return {
    id,
    uai,
    email: person.email,
    password: person.password,
    secret: person.totpSecret,
    recoveryCodes,
  };
}

export function codeAt(secret: string, now: Date): string {
  return new TOTP({ secret }).generate({ timestamp: now.getTime() });
}

/** Never the right code, whatever the hour. */
export function wrongCodeAt(secret: string, now: Date): string {
  const near = [-30_000, 0, 30_000].map((drift) => codeAt(secret, new Date(now.getTime() + drift)));
  return ["000000", "111111", "222222", "333333"].find((code) => !near.includes(code)) ?? "";
}

/** A browser that nobody is signed in with, at a given hour. */
export function browserAt(now: Date): Request {
  return { now, sessionToken: null, cookies: new Map() };
}
