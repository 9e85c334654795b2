import type { Page } from "@playwright/test";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { expectAccessible } from "./accessibility";
import { expectCampaignDone } from "./campaign";
import { expect, test } from "./fixtures";

const pupils = [
  { lastName: "DUPONT", firstName: "Jean", identifier: "jean.dupont12", className: "6e A" },
  { lastName: "MARTIN", firstName: "Zoé", identifier: "zoe.martin", className: "6e A" },
  { lastName: "ROY", firstName: "Léa", identifier: "lea.roy1", className: "5e B" },
  { lastName: "ROY", firstName: "Léa", identifier: "lea.roy2", className: "4 D" },
];

const dump = [
  "https://educonnect.education.gouv.fr:443/idp:jean.dupont12:Fu1te-Zq9!Kx",
  "ZOE.MARTIN;Fu1te-Zq9!Kx",
  "ROY Léa",
  "ailleurs.inconnu99:Fu1te-Zq9!Kx",
].join("\n");

const fillSchool = (uai: string) => makeStudents(uai, pupils.length, (rank) => pupils[rank] ?? {});

async function openLeak(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Réinitialisations" }).first().click();
  await page.getByRole("link", { name: "Cibler une fuite" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Cibler une fuite" })).toBeVisible();
}

/** No sideways scroll on the narrowest screen. */
async function expectNarrow(page: Page): Promise<void> {
  const usual = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
  await page.setViewportSize(usual);
}

test("a leaked list leads to a campaign on the pupils it names", async ({ page, school, loginAs }) => {
  test.slow();
  await fillSchool(school.uai);
  await loginAs("PRINCIPAL");
  await openLeak(page);
  await expectAccessible(page);
  await expectNarrow(page);

  const text = page.getByLabel("Lignes de la fuite");
  await text.fill(`${dump}\n${"x".repeat(10_001)}`);
  await page.getByRole("button", { name: "Chercher les élèves du texte" }).click();
  await expect(page.getByText("La ligne 5 dépasse 10 000 signes")).toBeVisible();
  // The console sends no leaked text back: it never left the page.
  await expect(text).toHaveValue(/jean\.dupont12/);
  await expectAccessible(page);

  await text.fill(dump);
  await page.getByRole("button", { name: "Chercher les élèves du texte" }).click();
  await page.waitForURL(/\/fuite\/[0-9a-f-]{36}$/);
  await expect(page.getByText("2 élèves trouvés (1 exactement), 1 cas à trancher")).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  const main = page.getByRole("main");
  await expect(main).not.toContainText("Fu1te");
  await expect(main).not.toContainText("ailleurs.inconnu99");
  await expect(page.getByRole("checkbox", { name: "DUPONT Jean" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /ROY Léa/ }).first()).not.toBeChecked();
  await expect(page.getByRole("button", { name: "Préparer la réinitialisation de 2 élèves" })).toBeVisible();

  await page.getByRole("checkbox", { name: /ROY Léa · 5e B/ }).check();
  await page.getByRole("checkbox", { name: "MARTIN Zoé" }).uncheck();
  await page.getByRole("checkbox", { name: "MARTIN Zoé" }).check();
  await page.getByLabel("Jour où les mots de passe ont fui").fill("2026-03-01");
  await page.getByRole("button", { name: "Préparer la réinitialisation de 3 élèves" }).click();
  await page.waitForURL(/etape=exclure/);
  await expect(page.getByText("3 élèves visés par une fuite")).toBeVisible();
  await expect(page.getByText("changé depuis le 2 mars 2026")).toBeVisible();
  expect(page.url()).not.toMatch(/dupont|roy|martin/i);
  await expectAccessible(page);
  await expectNarrow(page);

  await page.getByRole("link", { name: "Choisir" }).click();
  await expect(page.getByRole("radio", { name: "3 élèves visés par une fuite" })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Voir qui est exclu" }).click();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Tapez 3 pour confirmer").fill("3");
  await page.getByRole("button", { name: "Réinitialiser 3 mots de passe" }).click();
  await expectCampaignDone(page);
  await expect(page.getByText("3 élèves visés par une fuite")).toBeVisible();
  expect(await asOwner("select 1 from student_selection where uai = $1", [school.uai])).toEqual([]);
  expect(await dumpDatabase()).not.toContain("Fu1te");
});

test("a list of elsewhere says so, and a spreadsheet what to do", async ({ page, school, loginAs }) => {
  await fillSchool(school.uai);
  await loginAs("PRINCIPAL");
  await openLeak(page);
  const drop = page.getByLabel("Ou un fichier");
  await drop.setInputFiles({
    name: "fuite.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("PK\u0003\u0004xl/workbook.xml", "latin1"),
  });
  await page.getByRole("button", { name: "Chercher les élèves du fichier" }).click();
  await expect(page.getByText("Ce fichier est un classeur ou une archive")).toBeVisible();
  await drop.setInputFiles({
    name: "fuite.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("ailleurs.inconnu99:pw\n"),
  });
  await page.getByRole("button", { name: "Chercher les élèves du fichier" }).click();
  await expect(page.getByText("Aucun de vos élèves n’est dans cette liste")).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
});

test("more than a page of pupils is selected from the list by their filter", async ({
  page,
  school,
  loginAs,
}) => {
  await makeStudents(school.uai, 130, (rank) => ({ state: rank < 10 ? "BLOCKED" : "ACTIVE" }));
  await loginAs("PRINCIPAL");
  await page.goto(`/e/${school.uai}/eleves?etat=ACTIVE`);
  await page
    .getByRole("checkbox", { name: /^Sélectionner ÉLÈVE/ })
    .first()
    .check();
  await page.getByRole("checkbox", { name: "Sélectionner les 120" }).check();
  await page.getByRole("button", { name: "Préparer la réinitialisation" }).click();
  await page.waitForURL(/portee=SELECTION/);
  await expect(page.getByText("120 élèves choisis à la main")).toBeVisible();
  expect(page.url().length).toBeLessThan(200);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a leak is searched, refused and settled by plain forms", async ({ page, school, loginAs }) => {
    await fillSchool(school.uai);
    await loginAs("PRINCIPAL");
    await openLeak(page);
    await page.getByLabel("Lignes de la fuite").fill(`${dump}\n${"x".repeat(10_001)}`);
    await page.getByRole("button", { name: "Chercher les élèves du texte" }).click();
    await expect(page.getByText("La ligne 5 dépasse 10 000 signes")).toBeVisible();
    await page.getByLabel("Lignes de la fuite").fill(dump);
    await page.getByRole("button", { name: "Chercher les élèves du texte" }).click();
    await page.waitForURL(/\/fuite\/[0-9a-f-]{36}$/);
    await page.getByRole("checkbox", { name: /ROY Léa · 4 D/ }).check();
    await page.getByRole("button", { name: /^Préparer la réinitialisation/ }).click();
    await page.waitForURL(/etape=exclure/);
    await expect(page.getByText("3 élèves visés par une fuite")).toBeVisible();
    await expect(page.getByText("Tout mot de passe visé change")).toBeVisible();
  });
});
