import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessibility";

const catalogue = "/reglages/interface";
for (const width of [1440, 1024, 768, 390, 320]) {
  test(`every piece is accessible and fits, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(catalogue);
    await expectAccessible(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}

test("the browser refuses nothing of the page: no inline style, no foreign script", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  await page.goto(catalogue);
  await page.getByRole("button", { name: "Renommer la réinitialisation" }).click();
  expect(refused).toEqual([]);
});

test("an unsuitable form says what to correct and brings the focus there", async ({ page }) => {
  await page.goto(catalogue);
  const send = page.getByRole("button", { name: "Essayer l’enregistrement" });
  await send.click();
  await expect(page.getByRole("button", { name: "Essayer l’enregistrement (en cours)" })).toBeDisabled();

  const form = page.locator("form").filter({ has: send });
  const summary = form.getByRole("alert");
  await expect(summary).toContainText("Un point est à corriger.");
  const field = form.getByLabel("Nom de la réinitialisation");
  await expect(field).toHaveAccessibleDescription(/Laissez vide pour voir l’erreur\. Erreur.*Donnez un nom/);

  await summary.getByRole("link", { name: "Donnez un nom à la réinitialisation." }).click();
  await expect(field).toBeFocused();
});

test("a refused choice is still chosen when the form comes back", async ({ page }) => {
  await page.goto(catalogue);
  const send = page.getByRole("button", { name: "Essayer l’enregistrement" });
  const form = page.locator("form").filter({ has: send });
  await form.getByLabel("État des comptes").selectOption("blocked");
  await send.click();
  await expect(form.getByRole("alert")).toBeVisible();
  await expect(form.getByLabel("État des comptes")).toHaveValue("blocked");

  await form.getByLabel("Nom de la réinitialisation").fill("Rentrée");
  await send.click();
  await expect(form.getByRole("status")).toContainText("Rentrée");
});

test("ticking rows counts them, and everything that matches can be taken at once", async ({ page }) => {
  await page.goto(catalogue);
  await expect(page.getByRole("region", { name: "Sélection" })).toHaveCount(0);
  await page.getByLabel("Sélectionner ĐẶNG Chloé").check();
  const bar = page.getByRole("region", { name: "Sélection" });
  await expect(bar).toContainText("1 élève sélectionné sur 612");
  await page.getByLabel("Sélectionner N’DIAYE Léa").check();
  await expect(bar).toContainText("2 élèves sélectionnés sur 612");
  await expect(bar).toBeInViewport();
  await bar.getByLabel("Sélectionner les 612").check();
  await expect(bar).toContainText("612 élèves sélectionnés sur 612");
  await expectAccessible(page);
});

test("a dangerous question is reached, read and left with the keyboard", async ({ page }) => {
  await page.goto(catalogue);
  const opener = page.getByRole("button", { name: "Annuler la réinitialisation" }).last();
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /Annuler les 318/ });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("Tapez 318 pour confirmer")).toBeVisible();
  await expect(dialog.getByLabel("Code à 6 chiffres")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("on a phone the rooms open from the menu, and signing out stays in sight", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 740 });
  await page.goto(catalogue);
  const room = page.getByRole("link", { name: "Élèves", exact: true });
  await expect(room).toBeHidden();
  await expect(page.getByRole("button", { name: "Se déconnecter" })).toBeInViewport();
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(room).toBeVisible();
  await expectAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is read, the menu opens, the question opens, the theme changes", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 740 });
    await page.goto(catalogue);
    await page.getByRole("button", { name: "Menu" }).click();
    await expect(page.getByRole("link", { name: "Élèves", exact: true })).toBeVisible();
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "Renommer la réinitialisation" }).click();
    await expect(page.getByRole("dialog", { name: "Renommer la réinitialisation" })).toBeVisible();
    await page.getByRole("button", { name: "Ne rien changer" }).click();

    await page.getByRole("button", { name: "Sombre" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.getByRole("button", { name: "Sombre" })).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("button", { name: "Comme l’appareil" }).click();
    await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  });
});
