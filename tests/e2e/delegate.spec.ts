import type { Browser, Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { database } from "@/lib/platform/database/client";
import { lastPossibleDay } from "@/lib/delegations/rules";
import { makeStudents } from "@/tests/support/students";
import { expectAccessible } from "./accessibility";
import { expectCampaignDone } from "./campaign";
import { expect, signIn, test } from "./fixtures";
import { printedBy } from "./printing";

const password = "le vieux port est bleu ce soir";
const sizes = [5, 4, 3] as const;
const classNames = ["6e A", "6e B", "6e C"] as const;

/** Three classes; answers the ids of the pupils of the first and of the last. */
async function fill(uai: string): Promise<{ mine: string; other: string }> {
  const classOf = (rank: number) => (rank < sizes[0] ? 0 : rank < sizes[0] + sizes[1] ? 1 : 2);
  const ids = await makeStudents(uai, sizes[0] + sizes[1] + sizes[2], (rank) => ({
    className: classNames[classOf(rank)],
    lastName: `${["MARTIN", "BERNARD", "PETIT"][classOf(rank)] ?? ""} ${String(rank).padStart(2, "0")}`,
    firstName: "Maëlle",
  }));
  return { mine: ids[0] ?? "", other: ids.at(-1) ?? "" };
}

/** Sees the page as it is, then at the width of a small phone. */
async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(
    320,
  );
  await expectAccessible(page);
  if (size) await page.setViewportSize(size);
}

async function give(page: Page, email: string): Promise<void> {
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Prénom et nom").fill("Paul Roux");
  await page.getByLabel("6e A").check();
  await page.getByLabel("6e B").check();
  await page.getByLabel("Dernier jour").fill(lastPossibleDay(new Date()));
  await page.getByRole("button", { name: "Déléguer ces classes" }).click();
}

/** Goes through the link that the principal was shown; answers a code to sign in with. */
async function enrolBy(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByText("Je ne peux pas photographier ce dessin").click();
  const key = (await page.getByTestId("application-key").innerText()).replace(/\s/gu, "");
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByLabel("Le même mot de passe").fill(password);
  await page.getByLabel("Code à 6 chiffres").fill(new TOTP({ secret: key }).generate());
  await page.getByRole("button", { name: "Créer mon accès" }).click();
  await expect(page.getByRole("heading", { name: "Vos 10 codes de secours" })).toBeVisible();
  return (await page.getByRole("main").getByRole("listitem").allInnerTexts())[0] ?? "";
}

/** Another browser; axe looks only at pages of a context made for it. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  return context.newPage();
}

test("a principal delegates two classes; the delegate sees, resets and prints only those, until it is withdrawn", async ({
  page,
  school,
  loginAs,
  browser,
  baseURL,
}) => {
  test.slow();
  const { mine, other } = await fill(school.uai);
  const email = `paul.${school.uai.toLowerCase()}@college.example`;
  await loginAs("PRINCIPAL");

  await page.getByRole("link", { name: "Réinitialisations" }).first().click();
  await page.getByRole("link", { name: "Déléguer des classes" }).click();
  await expect(page.getByText("Aucune délégation pour l’instant")).toBeVisible();
  await expectGood(page);
  await page.getByRole("link", { name: "Déléguer des classes" }).click();
  await page.getByLabel("6e A").check();
  await page.getByRole("button", { name: "Déléguer ces classes" }).click();
  await expect(page.getByText("points sont à corriger")).toBeVisible();
  await expect(page.getByLabel("6e A")).toBeChecked();
  await expectGood(page);
  await give(page, email);
  const link = await page.getByTestId("enrolment-link").innerText();
  await expectGood(page);
  await page.getByRole("link", { name: "Voir les délégations" }).click();
  await expect(page.getByText("Compte pas encore activé")).toBeVisible();
  await expect(page.getByText(link)).toHaveCount(0);

  const theirs = await elsewhere(browser, baseURL);
  const code = await enrolBy(theirs, link);
  await signIn(theirs, { email, password, name: "Paul Roux", totpSecret: "" }, code);
  await expect(theirs.getByRole("heading", { level: 1, name: "Tableau de bord" })).toBeVisible();
  await expect(theirs.getByRole("complementary", { name: "Votre délégation" })).toContainText(
    "les classes 6e A et 6e B",
  );
  await expect(theirs.getByText("9 élèves dans 2 classes")).toBeVisible();
  await expectGood(theirs);
  const rooms = theirs.getByRole("navigation", { name: "Rubriques" }).getByRole("link");
  await expect(rooms).toHaveText(["Tableau de bord", "Élèves", "Réinitialisations"]);
  for (const href of await rooms.evaluateAll((links) =>
    links.map((room) => room.getAttribute("href") ?? ""),
  )) {
    expect((await theirs.goto(href))?.status(), href).toBe(200);
    await expect(theirs.getByText("6e C")).toHaveCount(0);
    await expectGood(theirs);
  }

  await theirs.goto(`/e/${school.uai}/eleves`);
  await expect(theirs.getByText("PETIT")).toHaveCount(0);
  await expect(theirs.getByText("MARTIN 00")).toBeVisible();
  expect((await theirs.goto(`/e/${school.uai}/eleves/${mine}`))?.status()).toBe(200);
  const answers: string[] = [];
  for (const id of [other, "0199a1b2-0000-7000-8000-000000000001"]) {
    expect((await theirs.goto(`/e/${school.uai}/eleves/${id}`))?.status()).toBe(404);
    answers.push(await theirs.locator("body").innerText());
  }
  expect(answers[1]).toBe(answers[0]);
  for (const room of ["imports", "journal", "reglages", "reglages/delegations"])
    expect((await theirs.goto(`/e/${school.uai}/${room}`))?.status(), room).toBe(404);

  await theirs.goto(`/e/${school.uai}/reinitialisations/nouvelle`);
  await expect(theirs.getByLabel("6e C")).toHaveCount(0);
  await expect(theirs.getByLabel("Tous les élèves de mes classes")).toBeVisible();
  await theirs.getByLabel("6e A").check();
  await theirs.getByRole("button", { name: "Voir qui est exclu" }).click();
  await theirs.getByRole("button", { name: "Continuer" }).click();
  await theirs.getByLabel(`Tapez ${sizes[0]} pour confirmer`).fill(String(sizes[0]));
  await theirs.getByRole("button", { name: `Réinitialiser ${sizes[0]} mots de passe` }).click();
  await expectCampaignDone(theirs);
  const paper = await printedBy(theirs, theirs.getByRole("button", { name: "Imprimer la classe 6e A" }));
  expect(paper).toContain("MARTIN 00");
  expect(paper).not.toMatch(/BERNARD|PETIT/);
  await theirs.reload();
  // The register on the screen of a phone, as in a corridor.
  await theirs.setViewportSize({ width: 390, height: 844 });
  await theirs.getByRole("link", { name: "Remettre : classe 6e A" }).click();
  await theirs.getByLabel("Remises par").fill("Mme Durand");
  await theirs.getByRole("checkbox", { name: "MARTIN 00" }).check();
  await theirs.getByRole("button", { name: "Enregistrer les remises" }).click();
  await expect(theirs.getByText("1 feuille remise.", { exact: true })).toBeVisible();
  await expect(theirs.getByText(/^Remise le .*, par Mme Durand$/)).toBeVisible();
  await expect(theirs.getByRole("main")).not.toContainText("eleve0");
  await expectGood(theirs);
  await theirs.setViewportSize({ width: 1280, height: 720 });

  await page.reload();
  await page.getByRole("button", { name: "Retirer la délégation de Paul Roux" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Retirer la délégation", exact: true }).click();
  await expect(page.getByText("Retirée")).toBeVisible();
  await expectGood(page);

  await theirs.getByRole("link", { name: "Élèves" }).first().click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Cette page n’existe pas");
  await theirs.goto("/");
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Aucun établissement");
  await theirs.context().close();

  await page.getByRole("link", { name: "Journal" }).click();
  await expect(page.getByRole("row", { name: /Délégation retirée.*6e A, 6e B/ })).toBeVisible();
  await database().operator.deleteMany({ where: { email } });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("delegating, changing and withdrawing go through plain forms", async ({
    page,
    school,
    loginAs,
    enrol,
  }) => {
    await fill(school.uai);
    const known = await enrol("AUDITOR");
    await loginAs("PRINCIPAL");
    await page.goto(`/e/${school.uai}/reglages/delegations/nouvelle`);
    await page.getByLabel("6e C").check();
    await page.getByRole("button", { name: "Déléguer ces classes" }).click();
    await expect(page.getByText("points sont à corriger")).toBeVisible();
    await expect(page.getByLabel("6e C")).toBeChecked();
    await page.getByLabel("6e C").uncheck();
    await give(page, known.email);
    await expect(page.getByText(/Camille Essai peut agir sur les classes 6e A et 6e B/)).toBeVisible();
    await expect(page.getByTestId("enrolment-link")).toHaveCount(0);

    await page.getByRole("link", { name: "Voir les délégations" }).click();
    await page.getByRole("main").getByRole("link", { name: "Camille Essai" }).click();
    await page.getByLabel("6e B").uncheck();
    await page.getByRole("button", { name: "Modifier la délégation" }).click();
    await page.waitForURL(/\/delegations$/);
    await expect(page.getByRole("row", { name: /Camille Essai/ })).toContainText("6e A");
    await expect(page.getByRole("row", { name: /Camille Essai/ })).not.toContainText("6e B");
    await page.getByRole("button", { name: /^Retirer la délégation de/ }).click();
    await page.getByRole("button", { name: "Retirer la délégation", exact: true }).click();
    await expect(page.getByText("Retirée", { exact: true })).toBeVisible();
  });
});
