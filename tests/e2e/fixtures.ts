import { randomBytes, randomInt, randomUUID } from "node:crypto";
import path from "node:path";
import { type Page, test as base } from "@playwright/test";
import { TOTP } from "otpauth";
import { createReadyOperator } from "@/lib/operators/store/accounts";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { ensureEmbedded } from "@/lib/platform/database/embedded/cluster";
import { inTransaction } from "@/lib/platform/database/transaction";
import type { Role } from "@/lib/platform/permissions";
import { scopeOf } from "@/lib/platform/scope";
import { totpSecret, totpSecretBytes } from "@/lib/platform/totp";
import { generateProvisionalPassword } from "@/lib/resets/rules/provisional-password";
import { dataDirectory } from "@/tests/support/console-under-test";
import { makeSchool, type School } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";

export { expect } from "@playwright/test";

export type Visitor = { email: string; name: string; password: string; totpSecret: string };

type TestFixtures = {
  /** A school of its own for each test, without pupils, removed with all it holds at the end. */
  school: School;
  /** Signs a new operator of this role in, by the two pages, and removes them at the end of the test. */
  loginAs: (role: Role) => Promise<Visitor>;
  /** The same operator, not signed in. */
  enrol: (role: Role) => Promise<Visitor>;
};

type WorkerFixtures = { consoleDatabase: undefined };

/** The code an authenticator shows; each opens once, so a second use waits for the next half-minute. */
export function codeOf({ totpSecret: secret }: Visitor): string {
  return new TOTP({ secret }).generate();
}

async function addOperator(uai: string, role: Role): Promise<Visitor & { id: string }> {
  const visitor = {
    email: `${randomUUID()}@college.example`,
    name: "Camille Essai",
    password: generateProvisionalPassword((max) => randomInt(max)),
    totpSecret: totpSecret(randomBytes(totpSecretBytes)),
  };
  const { id } = await inTransaction(scopeOf([uai]), (tx) =>
    createReadyOperator(tx, { ...visitor, memberships: [{ uai, role }], now: new Date() }),
  );
  return { ...visitor, id };
}

/** Goes through the two pages of the sign-in, to the first page of the console. */
export async function signIn(page: Page, visitor: Visitor, code = codeOf(visitor)): Promise<void> {
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(visitor.email);
  await page.getByLabel("Mot de passe").fill(visitor.password);
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Code à 6 chiffres").fill(code);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(/\/e\//);
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  consoleDatabase: [
    // Playwright reads what a fixture needs in its first parameter, which must be destructured.
    async ({}, use) => {
      process.loadEnvFile(path.join(dataDirectory, "secrets.env"));
      const { applicationUrl, migrationUrl } = await ensureEmbedded({
        baseDirectory: dataDirectory,
        log: () => undefined,
      });
      process.env["DATABASE_URL"] = applicationUrl;
      process.env["MIGRATION_DATABASE_URL"] = migrationUrl;
      await use(undefined);
      await closeDatabase();
    },
    { scope: "worker", auto: true },
  ],
  school: async ({}, use) => {
    const school = await makeSchool();
    await use(school);
    // The console itself never removes a school.
    await asOwner("delete from establishment where uai = $1", [school.uai]);
  },
  enrol: async ({ school }, use) => {
    const ids: string[] = [];
    await use(async (role) => {
      const { id, ...visitor } = await addOperator(school.uai, role);
      ids.push(id);
      return visitor;
    });
    await database().operator.deleteMany({ where: { id: { in: ids } } });
  },
  loginAs: async ({ page, enrol }, use) => {
    await use(async (role) => {
      const visitor = await enrol(role);
      await signIn(page, visitor);
      return visitor;
    });
  },
});
