import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { educonnectList, siecleExport } from "./school-files";

const sample = { pupils: 40, seed: 11, date: new Date() };

type Sent = ReturnType<typeof siecleExport>;

async function send(page: Page, file: Sent): Promise<void> {
  await page.getByRole("link", { name: "Imports" }).first().click();
  await page.getByLabel("Fichiers à importer").setInputFiles(file);
  await page.getByRole("button", { name: "Envoyer et lire les fichiers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: file.name })).toBeVisible();
}

async function apply(page: Page, gesture: RegExp): Promise<void> {
  await page.getByRole("button", { name: gesture }).click({ timeout: 20_000 });
  await expect(page.getByText(/^Import appliqué/)).toBeVisible({ timeout: 20_000 });
}

test("a principal imports pupils, names the columns of a list, then chooses what a later file changes", async ({
  page,
  school,
  loginAs,
}) => {
  test.slow();
  await loginAs("PRINCIPAL");
  await send(page, siecleExport(school.uai, sample));
  await expect(page.getByText("40 nouveaux").first()).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await apply(page, /^Appliquer 40 changements/);
  await expectAccessible(page);

  await send(page, educonnectList(sample));
  await page.getByRole("link", { name: "Indiquer les colonnes" }).click({ timeout: 20_000 });
  await expect(page.getByLabel("Identifiant")).toHaveValue("4");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Lire le fichier avec ces colonnes" }).click();
  await apply(page, /^Appliquer \d+ changements/);

  // The same school later: one pupil renamed, the last one no longer there.
  const later = siecleExport(school.uai, sample, (xml) =>
    xml
      .replace(/<NOM_DE_FAMILLE>[^<]*/, "<NOM_DE_FAMILLE>ŒUVRARD")
      .replace(/<ELEVE ELEVE_ID="1840117".*\n/, "")
      .replace(/<STRUCTURES_ELEVE ELEVE_ID="1840117".*\n/, ""),
  );
  await send(page, later);
  await page.getByRole("link", { name: /^Modifiés/ }).click({ timeout: 20_000 });
  await expect(page.getByRole("insertion").filter({ hasText: "ŒUVRARD" })).toBeVisible();
  await page.getByRole("link", { name: /^Absents du fichier/ }).click();
  const leaver = page.getByRole("table", { name: "Élèves absents du fichier" }).getByRole("checkbox").first();
  await expect(leaver).not.toBeChecked();
  await leaver.check();
  await page.getByRole("button", { name: "Enregistrer les départs cochés" }).click();
  await expect(page.getByText("Départ enregistré")).toBeVisible();
  await expectAccessible(page);
  await apply(page, /^Appliquer \d+ changements/);
  await expect(page.getByText(/^Import appliqué.*1\sdépart/)).toBeVisible();
});

test("a file of another school is refused with a sentence", async ({ page, loginAs }) => {
  await loginAs("RUPN");
  await send(page, siecleExport("0310001A", sample));
  await expect(page.getByText(/vient de l’établissement 0310001A/).first()).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
});
