import { randomBytes, randomInt } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { TOTP } from "otpauth";
import * as z from "zod";
import { totpSecret, totpSecretBytes } from "@/lib/platform/totp";
import { generateProvisionalPassword } from "@/lib/resets/rules/provisional-password";

const accountsSchema = z.array(
  z.object({
    role: z.enum(["PRINCIPAL", "RUPN", "AUDITOR", "DELEGATE"]),
    /** What they are called when it is not the name of their role. */
    title: z.string().optional(),
    name: z.string(),
    email: z.string(),
    password: z.string(),
    /** In base32. */
    totpSecret: z.string(),
  }),
);

export type SampleAccount = z.infer<typeof accountsSchema>[number];

const people = [
  { role: "PRINCIPAL", name: "Claire Martin", email: "claire.martin@college.example" },
  {
    role: "PRINCIPAL",
    title: "Adjoint du chef d’établissement",
    name: "Paul Morel",
    email: "paul.morel@college.example",
  },
  { role: "RUPN", name: "Karim Benali", email: "karim.benali@college.example" },
  { role: "AUDITOR", name: "Hélène Dubois", email: "helene.dubois@academie.example" },
  { role: "DELEGATE", name: "Nadia Roux", email: "nadia.roux@college.example" },
] as const;

/** The people of the sample school, whose passwords and codes are drawn once for each data folder. */
export function sampleAccounts(dataDirectory: string): SampleAccount[] {
  const file = path.join(dataDirectory, "comptes.json");
  if (existsSync(file)) return accountsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const accounts = people.map((person) => ({
    ...person,
    password: generateProvisionalPassword((max) => randomInt(max)),
    totpSecret: totpSecret(randomBytes(totpSecretBytes)),
  }));
  writeFileSync(file, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  return accounts;
}

/** What an authenticator would show now for this account. */
export function currentCode({ totpSecret: secret }: SampleAccount): string {
  return new TOTP({ secret }).generate();
}
