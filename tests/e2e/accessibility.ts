import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// A theme changes colours and nothing else.
const colourRules = ["color-contrast", "link-in-text-block"];

/** Fails on any fault that axe finds on the page as it stands, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await faults(new AxeBuilder({ page }).withRules(colourRules));
  await page.emulateMedia({ colorScheme: "light" });
  const light = await faults(new AxeBuilder({ page }).withTags(rules));
  expect({ dark, light }, page.url()).toEqual({ dark: [], light: [] });
}

async function faults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(" ")}`));
}
