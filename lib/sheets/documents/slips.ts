import type { SheetClass, SheetContext } from "../rules";
import { paper, type Canvas } from "./canvas";
import { plain } from "./fonts";
import type { PdfElement } from "./pdf-document";
import { commonTexts, drawSlip, slipSize } from "./slip";
import { fitText } from "./text-fit";
import { classLabel, emptyClass } from "./wording";

const columnCount = 2;
const rowCount = 4;
const gridTop = 42;
const slipsPerPage = columnCount * rowCount;

/** An empty class still has its page, which says so. */
export const slipPageCount = ({ students }: SheetClass) =>
  Math.max(1, Math.ceil(students.length / slipsPerPage));

/** Draws one page at each step, so that the caller may hand it over before the next. */
export function* drawSlips(
  canvas: Canvas,
  section: PdfElement,
  schoolClass: SheetClass,
  context: SheetContext,
): Generator<void> {
  const { students } = schoolClass;
  const common = commonTexts(schoolClass.name, context);
  for (let page = 0; page < slipPageCount(schoolClass); page++) {
    canvas.addPage();
    drawHeading(canvas, section, schoolClass, page);
    const onPage = students.slice(page * slipsPerPage, (page + 1) * slipsPerPage);
    if (onPage.length === 0) drawEmpty(canvas, section);
    else drawCutLines(canvas, Math.ceil(onPage.length / columnCount));
    onPage.forEach((student, index) => {
      const x = paper.margin + (index % columnCount) * slipSize.width;
      const y = gridTop + Math.floor(index / columnCount) * slipSize.height;
      drawSlip(canvas, section, student, common, { x, y });
    });
    yield;
  }
}

function drawHeading(canvas: Canvas, section: PdfElement, { name }: SheetClass, page: number): void {
  const text = plain(`${classLabel(name)} · Coupons à découper et à remettre en main propre`);
  const box = { width: paper.width - 2 * paper.margin, size: 9, minSize: 6, maxHeight: 12 };
  const title = fitText(text, "bold", box);
  const draw = () => {
    canvas.lines(title, paper.margin, 32);
  };
  if (page === 0) canvas.leaf(section, "H1", draw);
  else canvas.artifact("Pagination", draw);
}

function drawEmpty(canvas: Canvas, section: PdfElement): void {
  canvas.leaf(section, "P", () => {
    canvas.text(emptyClass, "regular", 10, paper.margin, gridTop + 20);
  });
}

function drawCutLines(canvas: Canvas, rows: number): void {
  const right = paper.width - paper.margin;
  const bottom = gridTop + rows * slipSize.height;
  canvas.artifact("Layout", () => {
    for (let row = 0; row <= rows; row++) {
      const y = gridTop + row * slipSize.height;
      canvas.dashes(paper.margin, y, right, y);
    }
    for (let column = 0; column <= columnCount; column++) {
      const x = paper.margin + column * slipSize.width;
      canvas.dashes(x, gridTop, x, bottom);
    }
  });
}
