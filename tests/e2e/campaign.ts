import { expect, type Page } from "@playwright/test";
import { expected } from "./pupils";

/** From the first page of the console to the last step of the wizard, for the two classes of `fillClasses`. */
export async function goToConfirmation(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Réinitialisations" }).first().click();
  await page.getByRole("link", { name: "Nouvelle réinitialisation" }).first().click();
  await page.getByLabel("5e A").check();
  await page.getByLabel("4 D").check();
  await page.getByRole("button", { name: "Voir qui est exclu" }).click();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("heading", { name: "Confirmer" })).toBeVisible();
}

/** The same, with the number typed where nobody has to approve. */
export async function prepareCampaign(page: Page): Promise<void> {
  await goToConfirmation(page);
  await expect(confirmButton(page)).toBeVisible();
  await page.getByLabel(`Tapez ${expected.both} pour confirmer`).fill(String(expected.both));
}

export const confirmButton = (page: Page) =>
  page.getByRole("button", { name: `Réinitialiser ${expected.both} mots de passe` });

/** Waits for the page of the campaign, then for its end. */
export async function expectCampaignDone(page: Page): Promise<void> {
  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name: "Imprimer les feuilles" })).toBeVisible({ timeout: 30_000 });
}
