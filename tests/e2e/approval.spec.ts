import type { Browser, Page } from "@playwright/test";
import { consoleAddress } from "@/tests/support/console-under-test";
import { asOwner } from "@/tests/support/owner";
import { expectAccessible } from "./accessibility";
import { expectCampaignDone, goToConfirmation } from "./campaign";
import { expect, signIn, test, type Visitor } from "./fixtures";
import { expected, fillClasses } from "./pupils";

const requestButton = (page: Page) =>
  page.getByRole("button", { name: `Demander l’approbation pour ${expected.both} mots de passe` });
const emergencyButton = (page: Page) =>
  page.getByRole("button", { name: `Réinitialiser ${expected.both} mots de passe en urgence` });
const typedCount = (page: Page) => page.getByLabel(`Tapez ${expected.both} pour confirmer`);

/** The two classes together reach the threshold of their school. */
async function watch(uai: string): Promise<void> {
  await fillClasses(uai);
  await asOwner("update establishment set approval_threshold = $2 where uai = $1", [uai, expected.both]);
}

async function openFor(browser: Browser, visitor: Visitor): Promise<Page> {
  const context = await browser.newContext({ baseURL: consoleAddress });
  const page = await context.newPage();
  await signIn(page, visitor);
  return page;
}

async function requestApproval(page: Page): Promise<void> {
  await goToConfirmation(page);
  await expect(page.getByText("Une seconde personne devra approuver cette campagne")).toBeVisible();
  await expectAccessible(page);
  await typedCount(page).first().fill(String(expected.both));
  await requestButton(page).click();
  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
  await expect(page.getByText("En attente de Camille Essai").first()).toBeVisible();
  await expectAccessible(page);
}

test("a deputy approves in another browser what the principal requested", async ({
  page,
  browser,
  school,
  enrol,
  loginAs,
}) => {
  test.slow();
  await watch(school.uai);
  const deputy = await enrol("PRINCIPAL");
  await loginAs("PRINCIPAL");
  await requestApproval(page);

  const other = await openFor(browser, deputy);
  await expect(other.getByRole("heading", { name: "1 réinitialisation à approuver" })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("link", { name: "Lire et répondre" }).click();
  await expect(other.getByRole("heading", { name: "Votre réponse" })).toBeVisible();
  await expect(other.getByRole("row", { name: "5e A" })).toContainText(String(expected["5e A"]));
  await expectAccessible(other);
  const approve = other.getByRole("button", {
    name: `Approuver et réinitialiser ${expected.both} mots de passe`,
  });
  await typedCount(other).fill(String(expected.both - 1));
  await approve.click();
  await expect(other.getByText(`Vous avez tapé ${expected.both - 1}`).first()).toBeVisible();
  await typedCount(other).fill(String(expected.both));
  await approve.click();
  await expectCampaignDone(other);
  await expect(other.getByText(/^le .*, par Camille Essai$/)).toHaveCount(2);
  await expectAccessible(other);
  await other.context().close();

  await page.getByRole("link", { name: "Tableau de bord" }).first().click();
  await expect(page.getByText("Camille Essai a approuvé votre demande")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "J’ai lu" }).click();
  await expect(page.getByRole("heading", { name: "Annonces" })).toBeHidden();
});

test("a deputy declines with a reason, which the principal reads", async ({
  page,
  browser,
  school,
  enrol,
  loginAs,
}) => {
  test.slow();
  await watch(school.uai);
  const deputy = await enrol("PRINCIPAL");
  await loginAs("PRINCIPAL");
  await requestApproval(page);

  const other = await openFor(browser, deputy);
  await other.goto(new URL(page.url()).pathname);
  await other.getByRole("button", { name: "Refuser" }).click();
  await expectAccessible(other);
  await other.getByLabel("Motif du refus").fill("Les 4 D partent en voyage demain");
  await other.getByRole("button", { name: "Refuser la demande" }).click();
  await expect(other.getByText("Les 4 D partent en voyage demain").first()).toBeVisible();
  await other.context().close();

  await page.reload();
  await expect(page.getByText("Demande refusée par Camille Essai").first()).toBeVisible();
  await expectAccessible(page);
});

test("alone in the school, the principal launches in emergency, with a reason", async ({
  page,
  school,
  loginAs,
}) => {
  test.slow();
  await watch(school.uai);
  await loginAs("PRINCIPAL");
  await goToConfirmation(page);
  await expect(page.getByText("personne ne le peut ici")).toBeVisible();
  await expect(requestButton(page)).toHaveCount(0);
  await typedCount(page).fill(String(expected.both));
  await emergencyButton(page).click();
  await expect(page.getByText("Une seconde personne doit approuver").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Motif de l’urgence").fill("Des mots de passe circulent");
  await emergencyButton(page).click();
  await expectCampaignDone(page);
  await expect(page.getByText("« Des mots de passe circulent »")).toBeVisible();
  await expectAccessible(page);
});
