import type { SheetStudent } from "../../rules";
import type { Canvas } from "../canvas";
import { widthOf } from "../fonts";
import type { ElementOptions, PdfElement } from "../pdf-document";
import { ascentOf, heightOf, type FittedText } from "../text-fit";
import { listNumberLabel } from "../wording";
import { numberGap, type CommonTexts } from "./common-texts";

const ruleGap = 12;

/** A part of a slip: how high it is, and how it is drawn from its top left corner. */
export type Block = { height: number; draw: (slip: PdfElement, x: number, top: number) => void };

/** Texts one under the other in one element. */
export function paragraph(
  canvas: Canvas,
  tag: "H2" | "H3" | "P",
  texts: readonly FittedText[],
  options: ElementOptions = {},
): Block {
  const draw = (slip: PdfElement, x: number, top: number) => {
    const drawTexts = () => {
      drawStack(canvas, texts, x, top);
    };
    canvas.leaf(slip, tag, drawTexts, options);
  };
  return { height: stackHeight(texts), draw };
}

/** The school on the left; the class, then the pupil’s number in it, on the right. */
export function headBlock(canvas: Canvas, common: CommonTexts, { listNumber }: SheetStudent): Block {
  const { school, className, width, style } = common;
  const size = style.sizes.label;
  const number = listNumber === null ? "" : listNumberLabel(listNumber);
  const numberWidth = number === "" ? 0 : widthOf(number, "regular", size) + numberGap;
  const draw = (slip: PdfElement, x: number, top: number) => {
    canvas.leaf(slip, "P", () => {
      const baseline = top + ascentOf(className);
      canvas.lines(school, x, baseline, "dark");
      canvas.lines(className, x + width - numberWidth - widestLine(className), baseline);
      if (number !== "") canvas.textRight(number, "regular", size, x + width, baseline);
    });
  };
  return { height: heightOf(className), draw };
}

export function stepsBlock(canvas: Canvas, steps: readonly FittedText[]): Block {
  const draw = (slip: PdfElement, x: number, top: number) => {
    const list = canvas.group(slip, "L");
    let y = top;
    for (const step of steps) {
      const item = canvas.group(list, "LI");
      const from = y;
      canvas.leaf(item, "LBody", () => {
        canvas.lines(step, x, from + ascentOf(step));
      });
      item.end();
      y += heightOf(step);
    }
    list.end();
  };
  return { height: stackHeight(steps), draw };
}

/** A block between two rules, which draw the eye to it. */
export function ruled(canvas: Canvas, block: Block, width: number): Block {
  const height = block.height + 2 * ruleGap;
  const draw = (slip: PdfElement, x: number, top: number) => {
    canvas.artifact("Layout", () => {
      canvas.rule(x, top, x + width, top);
      canvas.rule(x, top + height, x + width, top + height);
    });
    block.draw(slip, x, top + ruleGap);
  };
  return { height, draw };
}

/** Blocks that stay together, as one. */
export function joined(blocks: readonly Block[], gap: number): Block {
  const height = totalHeight(blocks) + gap * (blocks.length - 1);
  const draw = (slip: PdfElement, x: number, top: number) => {
    drawBlocks(blocks, slip, { x, y: top }, gap);
  };
  return { height, draw };
}

export function drawBlocks(
  blocks: readonly Block[],
  slip: PdfElement,
  corner: { x: number; y: number },
  gap: number,
): void {
  let { y } = corner;
  for (const block of blocks) {
    block.draw(slip, corner.x, y);
    y += block.height + gap;
  }
}

export const totalHeight = (blocks: readonly Block[]) =>
  blocks.reduce((total, { height }) => total + height, 0);

function drawStack(canvas: Canvas, texts: readonly FittedText[], x: number, top: number): void {
  let y = top;
  for (const text of texts) {
    canvas.lines(text, x, y + ascentOf(text));
    y += heightOf(text);
  }
}

const stackHeight = (texts: readonly FittedText[]) =>
  texts.reduce((total, text) => total + heightOf(text), 0);

const widestLine = ({ lines, face, size }: FittedText) =>
  Math.max(...lines.map((line) => widthOf(line, face, size)));
