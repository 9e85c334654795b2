import type { Browser, Page } from "@playwright/test";
import { asOwner } from "@/tests/support/owner";
import { expectAccessible } from "./accessibility";
import { codeOf, expect, signIn, test, type Visitor } from "./fixtures";
import { printedBy } from "./printing";
import { expected, fillClasses } from "./pupils";
import { listOf, passwordOf } from "./received-lists";

async function startAssisted(page: Page, uai: string): Promise<string> {
  await asOwner("update establishment set reset_mode = 'ASSISTED' where uai = $1", [uai]);
  await page.goto(`/e/${uai}/reinitialisations/nouvelle`);
  await page.getByLabel("5e A").check();
  await page.getByLabel("4 D").check();
  await page.getByRole("button", { name: "Voir qui est exclu" }).click();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByText("Votre établissement est en mode assisté")).toBeVisible();
  await page.getByLabel(`Tapez ${expected.both} pour confirmer`).fill(String(expected.both));
  await page.getByRole("button", { name: `Préparer la campagne (${expected.both} élèves)` }).click();
  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
  return page.url();
}

/** Another day, another browser; a code opens once, so that the second sign-in waits for the next one. */
async function comeBack(browser: Browser, visitor: Visitor, usedCode: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await expect(() => {
    expect(codeOf(visitor)).not.toBe(usedCode);
  }).toPass({ timeout: 40_000 });
  await signIn(page, visitor);
  return page;
}

const rowOf = (page: Page, className: string) =>
  page
    .getByRole("table", { name: "Classes à sélectionner dans ÉduConnect" })
    .getByRole("row", { name: className });

test("a school without an API resets two classes over two days, by the lists of ÉduConnect", async ({
  page: firstDay,
  browser,
  school,
  enrol,
}) => {
  test.setTimeout(240_000);
  const ids = await fillClasses(school.uai);
  const visitor = await enrol("PRINCIPAL");
  const code = codeOf(visitor);
  await signIn(firstDay, visitor, code);
  const campaignPage = await startAssisted(firstDay, school.uai);
  await expect(rowOf(firstDay, "5e A")).toContainText(/À faire\s: 0 \/ 11/);
  await expect(rowOf(firstDay, "5e A")).toContainText(/3\sélèves à décocher sur 14/);
  await expect(rowOf(firstDay, "4 D")).toContainText("« Sélectionner tous » convient");
  await expectAccessible(firstDay);
  await firstDay.close();

  await asOwner("update reset_campaign set created_at = created_at - interval '1 day' where uai = $1", [
    school.uai,
  ]);
  const page = await comeBack(browser, visitor, code);
  await page.goto(campaignPage);

  // The first class, pasted: its tenth pupil under another identifier, its eleventh absent.
  const pasted = await listOf(ids, 0, 10, (line) => line.replace("z.eleve9;", "d.nouveau;"));
  await page.getByLabel("Tableau copié d’ÉduConnect").fill(pasted.replaceAll(";", "\t"));
  await page.getByRole("button", { name: "Lire le texte collé" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Liste reçue : Texte collé" })).toBeVisible();
  await expect(page.getByText(/5e A\s: 9 \/ 11/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 élève attendu et absent" })).toBeVisible();
  const doubt = page.getByLabel(/^Ligne 11/);
  await expect(doubt).toHaveValue("ignorer");
  expect(await page.content()).not.toContain("Essai-Tulipe");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Vérifier les colonnes" }).click();
  await expect(page.getByLabel("Mot de passe provisoire")).toHaveValue("4");
  expect(await page.content()).not.toContain("Essai-Tulipe");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Lire la liste avec ces colonnes" }).click();
  await doubt.selectOption(ids[9] ?? "");
  await page.getByRole("button", { name: /^Chiffrer 9\smots de passe/ }).click();
  await expect(rowOf(page, "5e A")).toContainText(/Liste lue\s: 10 \/ 11/);

  // A file that is not a list is refused in words, and costs nothing.
  const files = page.getByLabel("Listes produites par ÉduConnect");
  await files.setInputFiles({
    name: "liste.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7"),
  });
  await page.getByRole("button", { name: "Déposer et lire" }).click();
  await expect(page.getByText("Ce fichier est un PDF")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Abandonner cette liste" }).click();
  await expect(rowOf(page, "5e A")).toBeVisible();

  // The other class, in a file.
  const list = Buffer.from(await listOf(ids, 11, 18), "utf8");
  await files.setInputFiles({ name: "4D.csv", mimeType: "text/csv", buffer: list });
  await page.getByRole("button", { name: "Déposer et lire" }).click();
  await page.getByRole("button", { name: /^Chiffrer 7\smots de passe/ }).click();
  await expect(rowOf(page, "4 D")).toContainText(/Liste lue\s: 7 \/ 7/);
  await expectAccessible(page);

  const paper = await printedBy(
    page,
    page.getByRole("button", { name: "Imprimer toutes les classes (17 élèves)" }),
  );
  const printed = ids
    .slice(0, 18)
    .map((_, rank) => passwordOf(rank))
    .filter((password) => paper.includes(password));
  expect(printed).toHaveLength(17);
  expect(printed).not.toContain(passwordOf(10));
  expect(paper).toContain("d.nouveau");

  await page.goto(campaignPage);
  await page.getByRole("button", { name: "Terminer sans eux" }).click();
  await page.getByLabel(/^Pourquoi leur mot de passe/).fill("Compte à créer par l’académie");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Terminer la campagne sans eux" }).click();
  await expect(page.getByRole("definition").getByText("Terminée", { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Classes à sélectionner dans ÉduConnect" })).toBeHidden();
  await page.context().close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is dropped, read, confirmed and printed by plain forms", async ({ page, school, loginAs }) => {
    test.slow();
    const ids = await fillClasses(school.uai);
    await loginAs("PRINCIPAL");
    await startAssisted(page, school.uai);
    const list = Buffer.from(await listOf(ids, 0, 18), "utf8");
    await page
      .getByLabel("Listes produites par ÉduConnect")
      .setInputFiles({ name: "toutes.csv", mimeType: "text/csv", buffer: list });
    await page.getByRole("button", { name: "Déposer et lire" }).click();
    await page.getByRole("button", { name: /^Chiffrer 18\smots de passe/ }).click();
    await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("definition").getByText("Terminée", { exact: true })).toBeVisible();
    const paper = await printedBy(page, page.getByRole("button", { name: /^Imprimer toutes les classes/ }));
    expect(paper).toContain(passwordOf(0));
  });
});
