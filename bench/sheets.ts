import { chromium as playwright, type Page } from "@playwright/test";
import { renderSheets } from "@/lib/sheets/documents";
import type { SheetClass, SheetContext } from "@/lib/sheets/rules";
import { usualLayout } from "@/lib/sheets/rules/layout";
import { chromium } from "@/tests/support/chromium";
import { median, ownPeakMb, takeTurns, timed, type Row } from "./measure";
import { loadPdfFloor, type FloorSchool, type PdfFloor } from "./pdf-floor";
import { sheetsPage } from "./sheets-page";

const classCount = 30;
const pupilCount = 900;

const context: SheetContext = {
  schoolName: "Collège Françoise-Dolto",
  uai: "0750000A",
  campaignName: "Rentrée 2026",
  address: "https://educonnect.education.gouv.fr",
  validUntil: new Date("2027-02-20T22:59:00Z"),
  printedAt: new Date("2026-11-22T17:05:00Z"),
  printedBy: "Mme Hélène Durand",
};

/**
 * Lists and slips of 900 pupils, one document a class, beside the same pupils drawn by the floor (all classes in two
 * documents, its best case) and printed by Chromium.
 */
export async function sheetsSuite(runs: number): Promise<readonly Row[]> {
  const floor = await loadPdfFloor();
  const school = floor.make(classCount);
  const classes = school.classes.map(asSheetClass);
  const browser = await playwright.launch(chromium());
  try {
    const page = await browser.newPage();
    const turns = await takeTurns(runs, async () => ({
      sheets: await timed(() => renderAll(classes)),
      floor: await timed(() => drawFloor(floor, school)),
      print: await timed(() => printAll(page, classes)),
    }));
    const sheets = turns.map((turn) => turn.sheets);
    return [
      compareRates(
        sheets,
        "pdf-floor",
        turns.map((turn) => turn.floor),
      ),
      compareRates(
        sheets,
        "chromium-print",
        turns.map((turn) => turn.print),
      ),
    ];
  } finally {
    await browser.close();
  }
}

async function renderAll(classes: readonly SheetClass[]): Promise<void> {
  for (const schoolClass of classes) {
    const rendered = renderSheets(usualLayout, [schoolClass], context);
    while (!(await rendered.next()).done) continue;
  }
}

async function drawFloor(floor: PdfFloor, school: FloorSchool): Promise<void> {
  await floor.render("list", school, { tagged: "1" });
  await floor.render("slips", school, { tagged: "1" });
}

async function printAll(page: Page, classes: readonly SheetClass[]): Promise<void> {
  for (const schoolClass of classes) {
    await page.setContent(sheetsPage(schoolClass, context));
    await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  }
}

function compareRates(ours: readonly number[], against: string, theirs: readonly number[]): Row {
  const rates = ours.map((milliseconds) => Math.round((pupilCount * 1000) / milliseconds));
  return {
    suite: "sheets",
    row: "sheets-900",
    median: median(rates),
    min: Math.min(...rates),
    max: Math.max(...rates),
    unit: "pupils/s",
    against,
    ratio: Number((median(ours) / median(theirs)).toFixed(2)),
    peakMb: ownPeakMb(),
    runs: ours.length,
  };
}

const asSheetClass = ({ name, students }: FloorSchool["classes"][number]): SheetClass => ({
  name,
  students: students.map(({ last, first, login, pw }) => ({
    lastName: last,
    usageName: null,
    firstName: first,
    listNumber: null,
    identifier: login,
    provisionalPassword: pw,
  })),
});
