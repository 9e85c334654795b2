import type { Locator, Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { dayPlus } from "@/lib/accounts/rules/days";
import { parisDay } from "@/lib/paris-day";
import { asOwner } from "@/tests/support/owner";
import { expectAccessible } from "./accessibility";
import { expect, test, type Visitor } from "./fixtures";
import { accounts, rightsLists, services } from "./rights-files";

const wide = { width: 1440, height: 900 };

/** The page as it stands, dialog open or not, on a wide screen and on the narrowest: no fault, and nothing to scroll sideways for. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.setViewportSize(wide);
}

async function importList(page: Page, uai: string, file: File): Promise<void> {
  await page.goto(`/e/${uai}/imports`);
  await page.getByLabel("Fichiers à importer").setInputFiles({
    name: file.name,
    mimeType: "text/csv",
    buffer: Buffer.from(await file.arrayBuffer()),
  });
  await page.getByRole("button", { name: "Envoyer et lire les fichiers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: file.name })).toBeVisible();
  await page.getByRole("button", { name: /^Appliquer \d+ changement/ }).click({ timeout: 30_000 });
  await expect(page.getByText(/^Import appliqué/)).toBeVisible({ timeout: 30_000 });
}

/** As if five minutes had gone by since the code of the sign-in. */
const growOld = ({ email }: Visitor) =>
  asOwner(
    `update session set second_factor_at = now() - interval '6 minutes'
     where operator_id = (select id from operator where email = $1)`,
    [email],
  );

/** Sends a gesture, is asked for the code, gives the next one: the one of the sign-in opens once. */
async function confirmByCode(within: Page | Locator, button: RegExp, { totpSecret }: Visitor) {
  await within.getByRole("button", { name: button }).click();
  const code = within.getByLabel("Code à 6 chiffres");
  await expect(code).toBeFocused();
  await code.fill(new TOTP({ secret: totpSecret }).generate({ timestamp: Date.now() + 30_000 }));
  await within.getByRole("button", { name: button }).click();
}

test("a RUPN imports the rights, explains them, converts three services, undoes, and settles what is left", async ({
  page,
  school: { uai },
  loginAs,
}) => {
  test.setTimeout(480_000);
  await page.setViewportSize(wide);
  const visitor = await loginAs("RUPN");
  const rights = `/e/${uai}/droits`;
  await page.goto(rights);
  await expect(page.getByText("Aucun droit connu", { exact: true })).toBeVisible();
  await expectSound(page);

  await test.step("imports accounts, then the four lists", async () => {
    for (const file of [accounts, ...rightsLists]) await importList(page, uai, file);
    await expectSound(page);
  });

  await test.step("sees the overview and its charts", async () => {
    await page.getByRole("link", { name: "Droits", exact: true }).first().click();
    await expect(page.getByText(/12\sdroits en vigueur, dont 10\sdonnés à des personnes/)).toBeVisible();
    for (const chart of ["par bénéficiaire", "par année où ils ont été donnés"])
      await expect(page.getByRole("figure", { name: `Droits en vigueur, ${chart}` })).toBeVisible();
    await expect(page.getByRole("figure", { name: /^Elle (a|n’a)/ })).toBeVisible();
    await expectSound(page);
    await page.getByRole("link", { name: "Rubriques", exact: true }).click();
    const edges = ["Vie scolaire", "CDI"].map((name) => page.getByRole("link", { name, exact: true }));
    // A row that is still streaming is attached but has no box.
    for (const edge of edges) await expect(edge).toBeVisible();
    const [root, child] = await Promise.all(edges.map((edge) => edge.boundingBox()));
    expect(child?.x).toBeGreaterThan((root?.x ?? Infinity) + 10);
    await expectSound(page);
    await page.getByRole("link", { name: "Services", exact: true }).click();
    await expect(page.getByRole("table", { name: "Services et leurs droits" })).toContainText("Messagerie");
    await expectSound(page);
  });

  await test.step("asks who has access to a rubric, and why one person has her rights", async () => {
    await page.goto(`${rights}/rubriques`);
    await page.getByLabel("Rechercher une rubrique").fill("cdi");
    await page.getByRole("button", { name: "Rechercher", exact: true }).click();
    await expect(page.getByRole("list", { name: "Filtres en cours" })).toContainText("cdi");
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: /^Exporter 1\srubrique/ }).click();
    expect((await file).suggestedFilename()).toMatch(/^Rubriques et leurs droits .*\.csv$/);
    await page.goto(`${rights}/rubriques?q=cdi`);
    await page.getByRole("link", { name: "CDI", exact: true }).click();
    const who = page.getByRole("table", { name: "Qui a accès, et pourquoi" });
    await expect(who.getByRole("row", { name: /LEROY/ })).toContainText("Pôle documentaire");
    await expect(who.getByRole("row", { name: /NGUYEN/ })).toContainText("Vie scolaire");
    await expectSound(page);
    await who.getByRole("link", { name: /DUPONT/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ses droits, et pourquoi" })).toBeVisible();
    await expect(page.getByRole("row", { name: /CDI/ })).toContainText("Droit personnel");
    await expectSound(page);
  });

  await test.step("converts three services at once", async () => {
    await page.goto(`${rights}/convertir`);
    for (const { "Nom du service": name } of services)
      await expect(page.getByLabel(`Choix pour ${name}, accès`)).toHaveValue(/exact/);
    await expectSound(page);
    await page.getByRole("button", { name: "Préparer ces conversions" }).click();
    await page.waitForURL(/\/lots\/[0-9a-f-]{36}$/);
    await expect(page.getByText("Préparé, rien n’est appliqué")).toBeVisible();
    await expect(page.getByText(/^Personne ne gagne et personne ne perd, sur 3\scibles/)).toBeVisible();
    await expectSound(page);
    await growOld(visitor);
    await confirmByCode(page, /^Appliquer 12\slignes/, visitor);
    await expect(page.getByText("Appliqué et vérifié")).toBeVisible();
    await expectSound(page);
  });

  await test.step("undoes the batch", async () => {
    await page.goto(`${rights}/lots`);
    await expectSound(page);
    await page.getByRole("link", { name: "Conversion de droits personnels" }).click();
    await page.getByRole("button", { name: "Défaire ce lot" }).click();
    await expect(page.getByRole("dialog", { name: "Défaire ce lot ?" })).toBeVisible();
    await expectSound(page);
    await page.getByRole("button", { name: /^Défaire 12\slignes/ }).click();
    await expect(page.getByText("Défait", { exact: true }).first()).toBeVisible();
    await expectSound(page);
    await page.goto(rights);
    await expect(page.getByText(/12\sdroits en vigueur, dont 10\sdonnés à des personnes/)).toBeVisible();
  });

  await test.step("accepts one finding, and limits one right", async () => {
    await page.goto(`${rights}/constats`);
    await expectSound(page);
    await page.getByRole("link", { name: "Droit donné à une personne" }).click();
    const findings = page.getByRole("table", { name: "Droit donné à une personne" });
    await expectSound(page);
    const row = findings.getByRole("row", { name: /CDI/ });
    await row.getByRole("button", { name: "Exception" }).click();
    const exception = page.getByRole("dialog", { name: /Accepter ce constat/ });
    await exception.getByLabel("Raison").fill("Remplacement jusqu’à Noël");
    await exception.getByLabel("Qui en répond").fill("Élodie MARTIN");
    await expectSound(page);
    await exception.getByLabel("Jusqu’au").fill(dayPlus(parisDay(new Date()), 30));
    await exception.getByRole("button", { name: "Enregistrer l’exception" }).click();
    await expect(row).toContainText("Remplacement jusqu’à Noël (Élodie MARTIN)");
    await expectSound(page);
    await row.getByRole("button", { name: "Limiter" }).click();
    const limit = page.getByRole("dialog", { name: /Limiter ce droit/ });
    await expectSound(page);
    await limit.getByLabel("Dernier jour").fill(dayPlus(parisDay(new Date()), 60));
    await limit.getByRole("button", { name: "Limiter ce droit" }).click();
    await page.waitForURL(/\/lots\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1, name: /Droits limités dans le temps/ })).toBeVisible();
    await expect(page.getByText("Appliqué et vérifié")).toBeVisible();
    await expectSound(page);
  });
});
