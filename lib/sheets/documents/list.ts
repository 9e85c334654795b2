import { familyName, type SheetClass, type SheetContext, type SheetStudent } from "../rules";
import { paper, type Canvas } from "./canvas";
import type { Face } from "./fonts";
import { contentBottom, plain, validity } from "./furniture";
import type { PdfElement } from "./pdf-document";
import { fitText, heightOf, lineHeightOf, type FittedText } from "./text-fit";
import { classLabel, columnTitles, emptyClass, noIdentifier, notice, pupilCount } from "./wording";

type Column = { key: keyof typeof columnTitles; width: number; face: Face; size: number; minSize: number };
type Row = { height: number; cells: readonly FittedText[] };

/** The rows of each page of a class list, fitted and ready to draw; an empty class has one page without rows. */
export type ListPlan = readonly (readonly Row[])[];

const columns: readonly Column[] = [
  { key: "number", width: 26, face: "regular", size: 8.5, minSize: 6 },
  { key: "lastName", width: 126, face: "bold", size: 9.5, minSize: 7 },
  { key: "firstName", width: 92, face: "regular", size: 9.5, minSize: 7 },
  { key: "identifier", width: 94, face: "mono", size: 8.5, minSize: 6 },
  { key: "password", width: 100, face: "mono", size: 10.5, minSize: 7 },
  { key: "signature", width: 77.28, face: "regular", size: 8.5, minSize: 6 },
];

const cellPadding = 5;
const rowHeight = 20.5;
const headHeight = 20;
const firstTop = 132;
const nextTop = 62;

export function planList({ students }: SheetClass): ListPlan {
  const pages: Row[][] = [[]];
  let bottom = firstTop + headHeight;
  students.forEach((student, index) => {
    const row = rowOf(student, index + 1);
    if (bottom + row.height > contentBottom) {
      pages.push([]);
      bottom = nextTop + headHeight;
    }
    pages.at(-1)?.push(row);
    bottom += row.height;
  });
  return pages;
}

function rowOf(student: SheetStudent, number: number): Row {
  const texts: Record<Column["key"], string> = {
    number: String(number),
    lastName: plain(familyName(student)),
    firstName: plain(student.firstName),
    identifier: student.identifier ?? noIdentifier,
    password: student.provisionalPassword,
    signature: "",
  };
  const cells = columns.map(({ key, width, face, size, minSize }) => {
    const unknown = key === "identifier" && student.identifier === null;
    return fitText(texts[key], unknown ? "regular" : face, { width: width - 2 * cellPadding, size, minSize });
  });
  const tallest = Math.max(...cells.map(heightOf));
  return { height: Math.max(rowHeight, tallest + cellPadding), cells };
}

/** Draws one page at each step, so that the caller may hand it over before the next. */
export function* drawList(
  canvas: Canvas,
  section: PdfElement,
  plan: ListPlan,
  schoolClass: SheetClass,
  context: SheetContext,
): Generator<void> {
  const empty = schoolClass.students.length === 0;
  let table: PdfElement | undefined;
  for (const [index, rows] of plan.entries()) {
    canvas.addPage();
    if (index === 0) drawHeading(canvas, section, schoolClass, context);
    else drawReminder(canvas, schoolClass, context);
    if (empty) drawEmpty(canvas, section);
    else {
      table ??= canvas.group(section, "Table");
      drawPage(canvas, table, rows, index);
    }
    yield;
  }
  table?.end();
}

function drawHeading(canvas: Canvas, section: PdfElement, schoolClass: SheetClass, context: SheetContext): void {
  const left = paper.margin;
  const right = paper.width - paper.margin;
  const width = right - left;
  const school = fitText(plain(`${context.schoolName} · ${context.uai}`), "regular", oneLine(width, 9));
  const title = fitText(plain(classLabel(schoolClass.name)), "bold", oneLine(width, 22));
  const facts = `${pupilCount(schoolClass.students.length)} · ${context.campaignName} · ${validity(context.validUntil)}`;
  canvas.leaf(section, "P", () => {
    canvas.lines(school, left, 46, "dark");
  });
  canvas.leaf(section, "H1", () => {
    canvas.lines(title, left, 72);
  });
  canvas.leaf(section, "P", () => {
    canvas.lines(fitText(plain(facts), "regular", oneLine(width, 9)), left, 89, "dark");
  });
  canvas.leaf(section, "P", () => {
    canvas.lines(fitText(plain(`Adresse de connexion : ${context.address}`), "regular", oneLine(width, 9)), left, 102);
  });
  canvas.leaf(section, "P", () => {
    canvas.lines(fitText(notice, "bold", oneLine(width, 9)), left, 118);
  });
}

const oneLine = (width: number, size: number) => ({ width, size, minSize: size * 0.6, maxHeight: size * 1.3 });

/** Later pages recall whose list it is; the heading itself is read once. */
function drawReminder(canvas: Canvas, schoolClass: SheetClass, context: SheetContext): void {
  const text = plain(`${classLabel(schoolClass.name)} (suite) · ${context.schoolName}`);
  canvas.artifact("Pagination", () => {
    canvas.lines(fitText(text, "bold", oneLine(paper.width - 2 * paper.margin, 10)), paper.margin, 48);
  });
}

function drawEmpty(canvas: Canvas, section: PdfElement): void {
  canvas.leaf(section, "P", () => {
    canvas.text(emptyClass, "regular", 10, paper.margin, firstTop + 20);
  });
}

function drawPage(canvas: Canvas, table: PdfElement, rows: readonly Row[], pageIndex: number): void {
  const top = pageIndex === 0 ? firstTop : nextTop;
  const bottom = rows.reduce((y, row) => y + row.height, top + headHeight);
  canvas.artifact("Layout", () => {
    drawGrid(canvas, rows, top, bottom);
  });
  if (pageIndex === 0) drawHeadRow(canvas, table, top);
  else {
    canvas.artifact("Pagination", () => {
      eachColumn((column, x) => {
        drawTitle(canvas, column, x, top);
      });
    });
  }
  let y = top + headHeight;
  for (const row of rows) {
    drawRow(canvas, table, row, y);
    y += row.height;
  }
}

function drawGrid(canvas: Canvas, rows: readonly Row[], top: number, bottom: number): void {
  const right = paper.width - paper.margin;
  canvas.band(paper.margin, top, right - paper.margin, headHeight);
  let y = top + headHeight;
  for (const row of rows) {
    y += row.height;
    canvas.rule(paper.margin, y, right, y, 0.5);
  }
  eachColumn(({ key }, x) => {
    if (key === "signature") canvas.rule(x, top, x, bottom, 0.5);
  });
}

function drawHeadRow(canvas: Canvas, table: PdfElement, top: number): void {
  const row = canvas.group(table, "TR");
  eachColumn((column, x) => {
    const scope = { scope: "Column" } as const;
    canvas.leaf(row, "TH", () => { drawTitle(canvas, column, x, top); }, scope);
  });
  row.end();
}

function drawTitle(canvas: Canvas, column: Column, x: number, top: number): void {
  const title = fitText(columnTitles[column.key], "bold", { width: column.width - 8, size: 8.5, minSize: 6 });
  canvas.lines(title, x + cellPadding, top + 13);
}

function drawRow(canvas: Canvas, table: PdfElement, row: Row, top: number): void {
  const element = canvas.group(table, "TR");
  eachColumn((_column, x, index) => {
    const cell = row.cells[index];
    if (!cell || cell.lines[0] === "") canvas.group(element, "TD").end();
    else canvas.leaf(element, "TD", () => { drawCell(canvas, cell, x, top, row.height); });
  });
  element.end();
}

function drawCell(canvas: Canvas, cell: FittedText, x: number, top: number, height: number): void {
  const firstBaseline = top + (height - heightOf(cell)) / 2 + lineHeightOf(cell) * 0.77;
  canvas.lines(cell, x + cellPadding, firstBaseline);
}

function eachColumn(visit: (column: Column, x: number, index: number) => void): void {
  let x: number = paper.margin;
  for (const [index, column] of columns.entries()) {
    visit(column, x, index);
    x += column.width;
  }
}
