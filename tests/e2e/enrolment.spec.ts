import { TOTP } from "otpauth";
import type { Page } from "@playwright/test";
import { renewLink } from "@/scripts/operator/gestures";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

const password = "le vieux port est bleu ce soir";

/** What a person does on the page: reads the key, sets the application, types its code. */
async function fillEnrolment(page: Page): Promise<void> {
  await page.getByText("Je ne peux pas photographier ce dessin").click();
  const key = (await page.getByTestId("application-key").innerText()).replace(/\s/gu, "");
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByLabel("Le même mot de passe").fill(password);
  await page.getByLabel("Code à 6 chiffres").fill(new TOTP({ secret: key }).generate());
  await page.getByRole("button", { name: "Créer mon accès" }).click();
}

/** The ten codes of the page, as one copies them. */
async function recoveryCodes(page: Page): Promise<string[]> {
  await expect(page.getByRole("heading", { name: "Vos 10 codes de secours" })).toBeVisible();
  return page.getByRole("main").getByRole("listitem").allInnerTexts();
}

async function signInWith(page: Page, email: string, code: string): Promise<void> {
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Code à 6 chiffres").fill(code);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(/\/e\//);
}

test("a link sets both factors, shows the codes once, and a code signs in", async ({ page, enrol }) => {
  const visitor = await enrol("PRINCIPAL");
  const link = `/enrolement/${await renewLink(visitor.email, new Date())}`;
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: `Bienvenue, ${visitor.name}` })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Créer mon accès" }).click();
  await expect(page.getByText("3 points sont à corriger.")).toBeVisible();
  await expectAccessible(page);

  await fillEnrolment(page);
  const codes = await recoveryCodes(page);
  expect(codes).toHaveLength(10);
  await expectAccessible(page);

  await page.getByRole("link", { name: /me connecter/u }).click();
  await signInWith(page, visitor.email, codes[0] ?? "");
  await page.getByRole("link", { name: /Mon compte/u }).click();
  await expect(page.getByText("Il vous reste 9 codes")).toBeVisible();
  await expectAccessible(page);

  await page.goto(link);
  await expect(page.getByText("Ce lien d’inscription a déjà servi")).toBeVisible();
  await expectAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the enrolment works the same, the codes included", async ({ page, enrol }) => {
    const visitor = await enrol("DELEGATE");
    await page.goto(`/enrolement/${await renewLink(visitor.email, new Date())}`);
    await fillEnrolment(page);
    const codes = await recoveryCodes(page);
    await page.getByRole("link", { name: /me connecter/u }).click();
    await signInWith(page, visitor.email, codes[0] ?? "");
    await expect(page.getByText(visitor.name)).toBeVisible();
  });
});
