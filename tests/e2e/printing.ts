import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { readPdf, textsOf } from "@/tests/support/read-pdf";

/** Presses a print button; answers all the text of the document, which the browser of the tests downloads. */
export async function printedBy(page: Page, button: Locator): Promise<string> {
  const [answer, download] = await Promise.all([
    page.waitForResponse((response) => response.url().includes("/api/feuilles/")),
    page.waitForEvent("download"),
    button.click(),
  ]);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect(answer.headers()["cache-control"]).toContain("no-store");
  return textsOf(await readPdf([await readFile(await download.path())])).join("\n");
}
