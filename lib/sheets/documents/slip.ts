import { studentName, type SheetContext, type SheetStudent } from "../rules";
import { paper, type Canvas } from "./canvas";
import { plain, widthOf } from "./fonts";
import type { PdfElement } from "./pdf-document";
import { ascentOf, fitText, heightOf, lineHeightOf, type FittedText, type TextBox } from "./text-fit";
import { columnTitles, instructions, noIdentifier, validity } from "./wording";

export const slipSize = { width: (paper.width - 2 * paper.margin) / 2, height: 186 } as const;

const padding = 11;
const inner = { width: slipSize.width - 2 * padding, height: slipSize.height - 2 * padding } as const;
const leastWhite = 8;
const label = { size: 8, width: 54 } as const;

type Sizes = { password: number; steps: number; leastName: number };
const usualSizes: Sizes = { password: 23, steps: 8, leastName: 8 };
/** A name that needs more than two lines takes its room from what the pupil reads once. */
const longNameSizes: Sizes = { password: 18, steps: 6.5, leastName: 6 };

/** What every slip of a class repeats, fitted once. */
export type CommonTexts = Record<"school" | "className" | "address" | "validity", FittedText>;

type Block = { height: number; draw: (slip: PdfElement, top: number) => void };

export function commonTexts(className: string, context: SheetContext): CommonTexts {
  const { width } = inner;
  const classBox = { width: 80, size: 11, minSize: 6, maxHeight: 14 };
  const schoolBox = { width: width - 84, size: 8, minSize: 5.5, maxHeight: 14 };
  const addressBox = { width, size: 10, minSize: 6.5, maxHeight: 17 };
  return {
    school: fitText(plain(context.schoolName), "regular", schoolBox),
    className: fitText(plain(className), "bold", classBox),
    address: fitText(plain(context.address), "bold", addressBox),
    validity: fitText(validity(context.validUntil), "regular", { width, size: 8, minSize: 6 }),
  };
}

/** Spreads the blocks over the height of the slip; the name takes what the others leave, so it never overflows. */
export function drawSlip(
  canvas: Canvas,
  section: PdfElement,
  student: SheetStudent,
  common: CommonTexts,
  corner: { x: number; y: number },
): void {
  const x = corner.x + padding;
  const name = plain(studentName(student));
  const sizes = widthOf(name, "bold", usualSizes.leastName) > 2 * inner.width ? longNameSizes : usualSizes;
  const head = headBlock(canvas, common, x);
  const below = [
    identifierBlock(canvas, student, x),
    passwordBlock(canvas, student.provisionalPassword, sizes.password, x),
    paragraph(canvas, "P", [common.address, common.validity], x),
    stepsBlock(canvas, sizes.steps, x),
  ];
  const maxHeight = inner.height - totalHeight([head, ...below]) - leastWhite;
  const box = { width: inner.width, size: 13, minSize: sizes.leastName, maxHeight };
  const blocks = [head, paragraph(canvas, "H2", [fitText(name, "bold", box)], x), ...below];
  const white = (inner.height - totalHeight(blocks)) / (blocks.length - 1);
  const slip = canvas.group(section, "Div");
  let top = corner.y + padding;
  for (const block of blocks) {
    block.draw(slip, top);
    top += block.height + white;
  }
  slip.end();
}

function headBlock(canvas: Canvas, { school, className }: CommonTexts, x: number): Block {
  const draw = (slip: PdfElement, top: number) => {
    canvas.leaf(slip, "P", () => {
      const baseline = top + ascentOf(className);
      canvas.lines(school, x, baseline, "dark");
      canvas.lines(className, x + inner.width - widestLine(className), baseline);
    });
  };
  return { height: heightOf(className), draw };
}

function identifierBlock(canvas: Canvas, { identifier }: SheetStudent, x: number): Block {
  const box: TextBox = { width: inner.width - label.width, size: 12, minSize: 8, maxHeight: 20 };
  const value =
    identifier === null ? fitText(noIdentifier, "regular", box) : fitText(identifier, "mono", box);
  const draw = (slip: PdfElement, top: number) => {
    canvas.leaf(slip, "P", () => {
      const baseline = top + ascentOf(value);
      canvas.text(columnTitles.identifier, "regular", label.size, x, baseline);
      canvas.lines(value, x + label.width, baseline);
    });
  };
  return { height: heightOf(value), draw };
}

function passwordBlock(canvas: Canvas, password: string, size: number, x: number): Block {
  const title: FittedText = { face: "regular", lines: [columnTitles.password], size: label.size };
  const box: TextBox = { width: inner.width, size, minSize: 13, maxHeight: 33 };
  return paragraph(canvas, "P", [title, fitText(password, "mono", box)], x);
}

function paragraph(canvas: Canvas, tag: "H2" | "P", texts: readonly FittedText[], x: number): Block {
  const draw = (slip: PdfElement, top: number) => {
    canvas.leaf(slip, tag, () => {
      let y = top;
      for (const text of texts) {
        canvas.lines(text, x, y + ascentOf(text));
        y += heightOf(text);
      }
    });
  };
  return { height: texts.reduce((total, text) => total + heightOf(text), 0), draw };
}

function stepsBlock(canvas: Canvas, size: number, x: number): Block {
  const steps: FittedText = { face: "regular", lines: instructions, size };
  const draw = (slip: PdfElement, top: number) => {
    const list = canvas.group(slip, "L");
    instructions.forEach((step, index) => {
      const item = canvas.group(list, "LI");
      canvas.leaf(item, "LBody", () => {
        canvas.text(step, "regular", size, x, top + ascentOf(steps) + index * lineHeightOf(steps));
      });
      item.end();
    });
    list.end();
  };
  return { height: heightOf(steps), draw };
}

const totalHeight = (blocks: readonly Block[]) => blocks.reduce((total, block) => total + block.height, 0);

const widestLine = ({ lines, face, size }: FittedText) =>
  Math.max(...lines.map((line) => widthOf(line, face, size)));
