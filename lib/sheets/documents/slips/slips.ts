import type { SheetClass, SheetContext } from "../../rules";
import { slipsPerPageOf, type SheetLayout } from "../../rules/layout";
import { paper, type Canvas } from "../canvas";
import { plain } from "../fonts";
import type { PdfElement } from "../pdf-document";
import { fitText } from "../text-fit";
import { emptyClass, slipsHeading } from "../wording";
import { commonTexts } from "./common-texts";
import { drawSlip } from "./slip";
import type { SlipStyle } from "./slip-style";

const gridTop = 42;

/** An empty class still has its page, which says so. */
export const slipPageCount = ({ students }: SheetClass, layout: SheetLayout) =>
  Math.max(1, Math.ceil(students.length / slipsPerPageOf(layout)));

/** Draws one page at each step, so that the caller may hand it over before the next. */
export function* drawSlips(
  canvas: Canvas,
  section: PdfElement,
  schoolClass: SheetClass,
  context: SheetContext,
  layout: SheetLayout,
): Generator<void> {
  const { students, name } = schoolClass;
  const perPage = slipsPerPageOf(layout);
  const common = commonTexts(schoolClass, context, layout);
  const { style } = common;
  for (let page = 0; page < slipPageCount(schoolClass, layout); page++) {
    canvas.addPage();
    drawHeading(canvas, section, slipsHeading(name, perPage, students.length), page);
    const onPage = students.slice(page * perPage, (page + 1) * perPage);
    if (onPage.length === 0) drawEmpty(canvas, section);
    else if (!style.isLetter) drawCutLines(canvas, style, Math.ceil(onPage.length / style.columns));
    onPage.forEach((student, index) => {
      const x = paper.margin + (index % style.columns) * style.width;
      const y = gridTop + Math.floor(index / style.columns) * style.height;
      drawSlip(canvas, section, student, common, { x, y });
    });
    yield;
  }
}

function drawHeading(canvas: Canvas, section: PdfElement, heading: string, page: number): void {
  const box = { width: paper.width - 2 * paper.margin, size: 9, minSize: 6, maxHeight: 12 };
  const title = fitText(plain(heading), "bold", box);
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

function drawCutLines(canvas: Canvas, { columns, width, height }: SlipStyle, rows: number): void {
  const right = paper.margin + columns * width;
  const bottom = gridTop + rows * height;
  canvas.artifact("Layout", () => {
    for (let row = 0; row <= rows; row++) {
      const y = gridTop + row * height;
      canvas.dashes(paper.margin, y, right, y);
    }
    for (let column = 0; column <= columns; column++) {
      const x = paper.margin + column * width;
      canvas.dashes(x, gridTop, x, bottom);
    }
  });
}
