import { confirmButton, prepareCampaign } from "./campaign";
import { expect, test } from "./fixtures";
import { printedBy } from "./printing";
import { expected, fillClasses, pupilNames } from "./pupils";
import { siecleExport } from "./school-files";

test.use({ javaScriptEnabled: false });

test("the main job goes through plain forms: choose, exclude, confirm, reload, print", async ({
  page,
  school,
  loginAs,
}) => {
  await fillClasses(school.uai);
  await loginAs("PRINCIPAL");
  await prepareCampaign(page);
  await confirmButton(page).click();
  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { name: "Imprimer les feuilles" })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  const paper = await printedBy(page, page.getByRole("button", { name: /^Imprimer toutes les classes/ }));
  for (const name of pupilNames(0, expected.both)) expect(paper).toContain(name);
});

test("a file is sent by a plain form, and the preview comes by reloading", async ({
  page,
  school,
  loginAs,
}) => {
  await loginAs("PRINCIPAL");
  await page.goto(`/e/${school.uai}/imports`);
  await page
    .getByLabel("Fichiers à importer")
    .setInputFiles(siecleExport(school.uai, { pupils: 40, seed: 11, date: new Date() }));
  await page.getByRole("button", { name: "Envoyer et lire les fichiers" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("40 nouveaux").first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
});

test("the limits on administrators are refused with what to correct, then kept, by a plain form", async ({
  page,
  school,
  loginAs,
}) => {
  await loginAs("RUPN");
  await page.goto(`/e/${school.uai}/reglages/comptes`);
  const save = page.getByRole("button", { name: "Enregistrer les limites des administrateurs" });
  await page.getByLabel("Administrateurs au moins").fill("4");
  await save.click();
  await expect(page.getByText(/baissez le premier nombre ou relevez le second/)).toBeVisible();
  await page.getByLabel("Administrateurs au plus").fill("5");
  await page.getByLabel("Administrateurs au moins").fill("4");
  await save.click();
  await expect(page.getByText("Les limites des administrateurs sont enregistrées.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Administrateurs au plus")).toHaveValue("5");
});
