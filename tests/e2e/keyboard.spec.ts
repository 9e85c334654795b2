import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expected, fillClasses } from "./pupils";

/** True when what has the focus is outlined and in sight. */
async function expectFocusVisible(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return "nothing has the focus";
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const { width, height } = focused.getBoundingClientRect();
    const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return outlined && width > 0 && height > 0 ? "visible" : `hidden on ${focused.outerHTML.slice(0, 120)}`;
  });
  expect(shown).toBe("visible");
}

/** Presses Tab until the focus is there; everything on the way shows its focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    await expectFocusVisible(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("Tab never reached the target");
}

async function press(page: Page, target: Locator, key: "Enter" | "Space"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
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
  await tabTo(page, print);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(await download.failure()).toBeNull();
});
