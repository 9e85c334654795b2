import { chromium as playwright, type Page } from "@playwright/test";
import { renderSheets } from "@/lib/sheets/documents";
import type { SheetClass, SheetContext } from "@/lib/sheets/rules";
import { chromium } from "@/tests/support/chromium";
import { loadPdfFloor, type FloorSchool, type PdfFloor } from "./pdf-floor";
import { sheetsPage } from "./sheets-page";

/** `ratio` is our time over the other's: 4 is four times slower, 0.1 ten times faster. */
export type SheetsRow = {
  suite: "sheets";
  row: "sheets-900";
  median: number;
  min: number;
  max: number;
  unit: "pupils/s";
  against: "pdf-floor" | "chromium-print";
  ratio: number;
  peakMb: number;
  runs: number;
};

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
 * documents, its best case) and printed by Chromium. The first turn warms all three and is not counted.
 */
export async function sheetsSuite(runs: number): Promise<SheetsRow[]> {
  const floor = await loadPdfFloor();
  const school = floor.make(classCount);
  const classes = school.classes.map(asSheetClass);
  const browser = await playwright.launch(chromium());
  const sheets: number[] = [];
  const floors: number[] = [];
  const prints: number[] = [];
  let peakMb = 0;
  try {
    const page = await browser.newPage();
    for (let run = 0; run <= runs; run++) {
      sheets.push(
        await timed(() =>
          renderAll(classes, () => {
            peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1e6));
          }),
        ),
      );
      floors.push(await timed(() => drawFloor(floor, school)));
      prints.push(await timed(() => printAll(page, classes)));
    }
  } finally {
    await browser.close();
  }
  return [
    compare(sheets.slice(1), "pdf-floor", floors.slice(1), peakMb),
    compare(sheets.slice(1), "chromium-print", prints.slice(1), peakMb),
  ];
}

async function renderAll(classes: readonly SheetClass[], onPage: () => void): Promise<void> {
  for (const schoolClass of classes) {
    for await (const chunk of renderSheets("BOTH", [schoolClass], context)) if (chunk.length > 0) onPage();
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

function compare(ours: number[], against: SheetsRow["against"], theirs: number[], peakMb: number): SheetsRow {
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
    peakMb,
    runs: ours.length,
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const asSheetClass = ({ name, students }: FloorSchool["classes"][number]): SheetClass => ({
  name,
  students: students.map(({ last, first, login, pw }) => ({
    lastName: last,
    usageName: null,
    firstName: first,
    identifier: login,
    provisionalPassword: pw,
  })),
});
