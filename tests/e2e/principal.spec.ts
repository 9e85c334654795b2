import { expectAccessible } from "./accessibility";
import { confirmButton, expectCampaignDone } from "./campaign";
import { expect, test } from "./fixtures";
import { printedBy } from "./printing";
import { expected, fillClasses, pupilNames } from "./pupils";

test("a principal resets two classes, prints their sheets, hands them out and closes", async ({
  page,
  school,
  loginAs,
}) => {
  test.slow();
  await fillClasses(school.uai);
  await loginAs("PRINCIPAL");
  await expect(page.getByRole("heading", { level: 1, name: "Tableau de bord" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Réinitialisations" }).first().click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Nouvelle réinitialisation" }).first().click();
  await page.getByLabel("Tous les élèves").check();
  await page.getByLabel("5e A").check();
  await expect(page.getByLabel("Des classes")).toBeChecked();
  await page.getByLabel("4 D").check();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Voir qui est exclu" }).click();
  await expect(page.getByRole("heading", { name: "Compte jamais activé" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continuer" }).click();

  const count = page.getByLabel(`Tapez ${expected.both} pour confirmer`);
  await count.fill(String(expected.both + 1));
  await confirmButton(page).click();
  await expect(page.getByText(`Vous avez tapé ${expected.both + 1}`).first()).toBeVisible();
  await expectAccessible(page);
  await count.fill(String(expected.both));
  await confirmButton(page).click();
  await expectCampaignDone(page);
  await expectAccessible(page);

  const everything = await printedBy(
    page,
    page.getByRole("button", { name: `Imprimer toutes les classes (${expected.both} élèves)` }),
  );
  for (const name of pupilNames(0, expected.both)) expect(everything).toContain(name);
  const oneClass = await printedBy(page, page.getByRole("button", { name: "Imprimer la classe 4 D" }));
  for (const name of pupilNames(expected["5e A"], expected.both)) expect(oneClass).toContain(name);
  for (const name of pupilNames(0, expected["5e A"])) expect(oneClass).not.toContain(name);

  await page.reload();
  await page.getByRole("link", { name: "Remettre : classe 4 D" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Toute la classe a reçu" }).click();
  await expect(page.getByText(/^\d+ feuilles remises\.$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("navigation", { name: "Fil d’Ariane" }).getByRole("link").last().click();
  await expect(page.getByText(/^Remises le /)).toBeVisible();

  await page.getByRole("button", { name: "Clore la campagne" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clore et effacer les mots de passe" }).click();
  await expect(page.getByRole("heading", { name: "Imprimer les feuilles" })).toBeHidden();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Journal" }).click();
  await expect(page.getByRole("row", { name: `${expected.both} mots de passe effacés` })).toBeVisible();
  await expectAccessible(page);
});
