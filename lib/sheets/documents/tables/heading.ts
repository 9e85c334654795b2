import { paper, type Canvas } from "../canvas";
import { plain, type Face } from "../fonts";
import type { PdfElement } from "../pdf-document";
import { ascentOf, fitText, heightOf, type FittedText } from "../text-fit";
import { emptyClass } from "../wording";

export type HeadingLine = {
  tag: "H1" | "P";
  text: string;
  face: Face;
  size: number;
  /** White above the line. */
  space: number;
};

/** What stands above a table on its first page; the table may begin at `bottom`. */
export type Heading = { lines: readonly PlacedLine[]; bottom: number };
type PlacedLine = { tag: "H1" | "P"; text: FittedText; baseline: number };

export const headingTop = 38;
const width = paper.width - 2 * paper.margin;
const mostLines = 3;

/** Small print shrinks a long line to keep the rows together; large print never does, it takes another line. */
export function planHeading(lines: readonly HeadingLine[], mayShrink: boolean): Heading {
  let top = headingTop;
  const placed = lines.map(({ tag, text, face, size, space }): PlacedLine => {
    const box = mayShrink
      ? { width, size, minSize: size * 0.6, maxHeight: size * 1.3 }
      : { width, size, minSize: size, maxHeight: size * 1.3 * mostLines };
    const fitted = fitText(plain(text), face, box);
    const baseline = top + space + ascentOf(fitted);
    top += space + Math.max(heightOf(fitted), mayShrink ? size * 1.22 : 0);
    return { tag, text: fitted, baseline };
  });
  return { lines: placed, bottom: top };
}

export function drawHeading(canvas: Canvas, section: PdfElement, { lines }: Heading): void {
  for (const { tag, text, baseline } of lines) {
    canvas.leaf(section, tag, () => {
      canvas.lines(text, paper.margin, baseline);
    });
  }
}

/** Later pages recall whose table it is; the heading itself is read once. */
export function drawReminder(canvas: Canvas, text: string, size: number): void {
  const fitted = fitText(plain(text), "bold", { width, size, minSize: size * 0.6, maxHeight: size * 1.3 });
  canvas.artifact("Pagination", () => {
    canvas.lines(fitted, paper.margin, headingTop + size);
  });
}

export function drawEmpty(canvas: Canvas, section: PdfElement, top: number): void {
  canvas.leaf(section, "P", () => {
    canvas.text(emptyClass, "regular", 10, paper.margin, top + 20);
  });
}
