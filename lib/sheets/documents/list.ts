import type { SheetClass, SheetContext } from "../rules";
import { paper, type Canvas } from "./canvas";
import { plain } from "./fonts";
import { cellPadding, columns, headHeight, type Column, type ListPage, type Row } from "./list-plan";
import type { PdfElement } from "./pdf-document";
import { ascentOf, fitText, heightOf, type FittedText } from "./text-fit";
import { classLabel, columnTitles, emptyClass, notice, pupilCount, validity } from "./wording";

const left = paper.margin;
const right = paper.width - paper.margin;

/** Draws one page at each step, so that the caller may hand it over before the next. */
export function* drawList(
  canvas: Canvas,
  section: PdfElement,
  pages: readonly ListPage[],
  schoolClass: SheetClass,
  context: SheetContext,
): Generator<void> {
  let table: PdfElement | null = null;
  for (const [index, page] of pages.entries()) {
    canvas.addPage();
    if (index === 0) drawHeading(canvas, section, schoolClass, context);
    else drawReminder(canvas, schoolClass, context);
    if (page.rows.length === 0) drawEmpty(canvas, section, page.top);
    else {
      drawGrid(canvas, page);
      if (table) repeatHead(canvas, page.top);
      else table = startTable(canvas, section, page.top);
      drawRows(canvas, table, page);
    }
    yield;
  }
  table?.end();
}

function drawHeading(
  canvas: Canvas,
  section: PdfElement,
  { name, students }: SheetClass,
  context: SheetContext,
): void {
  const { schoolName, uai, campaignName, validUntil, address } = context;
  const facts = `${pupilCount(students.length)} · ${campaignName} · ${validity(validUntil)}`;
  const line = (tag: "H1" | "P", text: FittedText, baseline: number) => {
    canvas.leaf(section, tag, () => {
      canvas.lines(text, left, baseline);
    });
  };
  line("P", oneLine(`${schoolName} · ${uai}`, "regular", 9), 46);
  line("H1", oneLine(classLabel(name), "bold", 22), 72);
  line("P", oneLine(facts, "regular", 9), 89);
  line("P", oneLine(`Adresse de connexion : ${address}`, "regular", 9), 102);
  line("P", oneLine(notice, "bold", 9), 118);
}

/** Later pages recall whose list it is; the heading itself is read once. */
function drawReminder(canvas: Canvas, { name }: SheetClass, { schoolName }: SheetContext): void {
  const text = oneLine(`${classLabel(name)} (suite) · ${schoolName}`, "bold", 10);
  canvas.artifact("Pagination", () => {
    canvas.lines(text, left, 48);
  });
}

const oneLine = (text: string, face: "regular" | "bold", size: number) =>
  fitText(plain(text), face, { width: right - left, size, minSize: size * 0.6, maxHeight: size * 1.3 });

function drawEmpty(canvas: Canvas, section: PdfElement, top: number): void {
  canvas.leaf(section, "P", () => {
    canvas.text(emptyClass, "regular", 10, left, top + 20);
  });
}

function drawGrid(canvas: Canvas, { top, rows }: ListPage): void {
  canvas.artifact("Layout", () => {
    canvas.band(left, top, right - left, headHeight);
    let bottom = top + headHeight;
    for (const row of rows) {
      bottom += row.height;
      canvas.rule(left, bottom, right, bottom);
    }
    eachColumn(({ key }, x) => {
      if (key === "signature") canvas.rule(x, top, x, bottom);
    });
  });
}

function startTable(canvas: Canvas, section: PdfElement, top: number): PdfElement {
  const table = canvas.group(section, "Table");
  const row = canvas.group(table, "TR");
  eachColumn((column, x) => {
    const draw = () => {
      drawTitle(canvas, column, x, top);
    };
    canvas.leaf(row, "TH", draw, { scope: "Column" });
  });
  row.end();
  return table;
}

/** The same titles on a later page belong to no cell: a screen reader already knows them. */
function repeatHead(canvas: Canvas, top: number): void {
  canvas.artifact("Pagination", () => {
    eachColumn((column, x) => {
      drawTitle(canvas, column, x, top);
    });
  });
}

function drawTitle(canvas: Canvas, { key, width }: Column, x: number, top: number): void {
  const title = fitText(columnTitles[key], "bold", { width: width - 2 * cellPadding, size: 8.5, minSize: 6 });
  canvas.lines(title, x + cellPadding, top + 13);
}

function drawRows(canvas: Canvas, table: PdfElement, { top, rows }: ListPage): void {
  let y = top + headHeight;
  for (const row of rows) {
    drawRow(canvas, table, row, y);
    y += row.height;
  }
}

function drawRow(canvas: Canvas, table: PdfElement, row: Row, top: number): void {
  const element = canvas.group(table, "TR");
  eachColumn((_column, x, index) => {
    const cell = row.cells[index];
    if (!cell || cell.lines.length === 0) {
      canvas.group(element, "TD").end();
      return;
    }
    canvas.leaf(element, "TD", () => {
      canvas.lines(cell, x + cellPadding, top + (row.height - heightOf(cell)) / 2 + ascentOf(cell));
    });
  });
  element.end();
}

function eachColumn(visit: (column: Column, x: number, index: number) => void): void {
  let x: number = left;
  for (const [index, column] of columns.entries()) {
    visit(column, x, index);
    x += column.width;
  }
}
