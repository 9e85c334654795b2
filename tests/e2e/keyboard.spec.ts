import { asOwner } from "@/tests/support/owner";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { press, tabTo, typeInto } from "./keyboard";
import { expected, fillClasses } from "./pupils";
import { listOf } from "./received-lists";

/** Prints by the button, which is pressed and never clicked. */
async function printWith(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(await download.failure()).toBeNull();
}

test("the main job is done with the keyboard alone, the focus always in sight", async ({
  page,
  school,
  loginAs,
}) => {
  test.slow();
  await fillClasses(school.uai);
  await loginAs("PRINCIPAL");
  await page.reload();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /contenu/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("link", { name: "Nouvelle réinitialisation" }).first(), "Enter");

  await press(page, page.getByLabel("5e A"), "Space");
  await press(page, page.getByRole("button", { name: "Voir qui est exclu" }), "Enter");
  await press(page, page.getByRole("button", { name: "Continuer" }), "Enter");
  await tabTo(page, page.getByLabel(`Tapez ${expected["5e A"]} pour confirmer`));
  await page.keyboard.type(String(expected["5e A"]));
  await press(
    page,
    page.getByRole("button", { name: `Réinitialiser ${expected["5e A"]} mots de passe` }),
    "Enter",
  );
  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
  const print = page.getByRole("button", { name: /^Imprimer toutes les classes/ });
  await expect(print).toBeVisible({ timeout: 30_000 });
  await printWith(page, print);
});

test("so is the whole of an assisted campaign, from the classes to the register", async ({
  page,
  school,
  loginAs,
}) => {
  test.setTimeout(180_000);
  const ids = await fillClasses(school.uai);
  await asOwner("update establishment set reset_mode = 'ASSISTED' where uai = $1", [school.uai]);
  await loginAs("PRINCIPAL");
  await page.reload();
  await press(page, page.getByRole("link", { name: "Nouvelle réinitialisation" }).first(), "Enter");
  await press(page, page.getByLabel("4 D"), "Space");
  await press(page, page.getByLabel("5e A"), "Space");
  await press(page, page.getByRole("button", { name: "Voir qui est exclu" }), "Enter");
  await press(page, page.getByRole("button", { name: "Continuer" }), "Enter");
  await typeInto(page, page.getByLabel(`Tapez ${expected.both} pour confirmer`), String(expected.both));
  await press(
    page,
    page.getByRole("button", { name: `Préparer la campagne (${expected.both} élèves)` }),
    "Enter",
  );
  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
  const guide = page.getByRole("table", { name: "Classes à sélectionner dans ÉduConnect" });
  await expect(guide.getByRole("row", { name: "5e A" })).toContainText(/À faire\s: 0 \/ 11/);

  // Pasted: its tenth pupil under another identifier, a doubt that the arrows settle.
  const pasted = await listOf(ids, 0, 11, (line) => line.replace("z.eleve9;", "d.nouveau;"));
  await typeInto(page, page.getByLabel("Tableau copié d’ÉduConnect"), pasted.replaceAll(";", "\t"));
  await press(page, page.getByRole("button", { name: "Lire le texte collé" }), "Enter");
  await page.waitForURL(/\/liste\/[0-9a-f-]{36}/);
  const doubt = page.getByLabel(/^Ligne 11/);
  await tabTo(page, doubt);
  await expect(doubt).toHaveValue("ignorer");
  await page.keyboard.press("ArrowDown");
  await expect(doubt).toHaveValue(ids[9] ?? "");
  await press(page, page.getByRole("button", { name: /^Chiffrer 10\smots de passe/ }), "Enter");
  await expect(guide.getByRole("row", { name: "5e A" })).toContainText(/Liste lue\s: 11 \/ 11/);

  // Chosen by the browser's own dialog, which its button opens.
  await tabTo(page, page.getByLabel("Listes produites par ÉduConnect"));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  const list = Buffer.from(await listOf(ids, 11, 18), "utf8");
  await chooser.setFiles({ name: "4D.csv", mimeType: "text/csv", buffer: list });
  await press(page, page.getByRole("button", { name: "Déposer et lire" }), "Enter");
  await press(page, page.getByRole("button", { name: /^Chiffrer 7\smots de passe/ }), "Enter");

  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
  await printWith(page, page.getByRole("button", { name: /^Imprimer toutes les classes/ }));
  await page.reload();
  await press(page, page.getByRole("link", { name: "Remettre : classe 4 D" }), "Enter");
  await page.waitForURL(/\/remise\?/);
  await typeInto(page, page.getByLabel("Remises par"), "Mme Durand");
  const ticks = page.getByRole("table", { name: "Registre de remise" }).getByRole("checkbox");
  await press(page, ticks.first(), "Space");
  await press(page, page.getByRole("button", { name: "Enregistrer les remises" }), "Enter");
  await expect(page.getByText("1 feuille remise.", { exact: true })).toBeVisible();
  // Whoever gives the sheets is asked once.
  await expect(page.getByLabel("Remises par")).toHaveValue("Mme Durand");
  // The answer has the focus: what comes next is reached from there, not from the top of the page.
  await press(page, page.getByRole("button", { name: "Toute la classe a reçu" }), "Enter");
  await expect(page.getByText("6 feuilles remises.", { exact: true })).toBeVisible();

  // A dialog keeps the focus, gives it back when Escape closes it, and its gesture is made from the keyboard.
  await tabTo(
    page,
    page.getByRole("navigation", { name: "Fil d’Ariane" }).getByRole("link").last(),
    "Shift+Tab",
  );
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/reinitialisations\/[0-9a-f-]{36}$/);
  const close = page.getByRole("button", { name: "Clore la campagne" });
  await press(page, close, "Enter");
  await expect(page.getByRole("dialog", { name: /Clore/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(close).toBeFocused();
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "Clore et effacer les mots de passe" }), "Enter");
  await expect(page.getByRole("heading", { name: "Imprimer les feuilles" })).toBeHidden();
});
