import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";

/** How a picture is taken: its width in pixels, and the theme. */
export type View = { name: string; width: number; theme: "light" | "dark" };

/** The pictures of the guide: one view, on paper and on screen. */
export const guideView: View = { name: "", width: 1280, theme: "light" };

/** Every view somebody may have of a page, to look at them all. */
export const everyView: readonly View[] = [
  { name: "1440-clair", width: 1440, theme: "light" },
  { name: "1440-sombre", width: 1440, theme: "dark" },
  { name: "390-clair", width: 390, theme: "light" },
  { name: "390-sombre", width: 390, theme: "dark" },
];

const viewHeight = 860;
const settleMs = 400;

export type Camera = (page: Page, name: string) => Promise<void>;

/** Takes each page in each view, whole, into a folder; a view without a name gives the file the name of the page. */
export function openCamera(folder: string, views: readonly View[]): Camera {
  mkdirSync(folder, { recursive: true });
  return async (page, name) => {
    for (const view of views) {
      await page.setViewportSize({ width: view.width, height: viewHeight });
      await page.emulateMedia({ colorScheme: view.theme, reducedMotion: "reduce" });
      const file = view.name === "" ? `${name}.png` : `${name}-${view.name}.png`;
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      // What fades from one theme to the other has ended.
      await page.waitForTimeout(settleMs);
      await page.screenshot({ path: path.join(folder, file), fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: viewHeight });
  };
}
