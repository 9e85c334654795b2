import type { SheetStudent } from "../../rules";
import type { Canvas } from "../canvas";
import { widthOf } from "../fonts";
import type { ElementOptions, PdfElement } from "../pdf-document";
import type { QrCode } from "../qr-code";
import { ascentOf, fitText, heightOf, type FittedText } from "../text-fit";
import {
  columnTitles,
  listNumberLabel,
  noIdentifier,
  passphraseTitle,
  qrAlternative,
  qrCaption,
} from "../wording";
import { numberGap, type CommonTexts } from "./common-texts";
import type { SlipSizes, SlipStyle } from "./slip-style";

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

/** A password on one line when it fits; a passphrase on several, as large as their height allows. */
export function fitPassword(
  { style, width, qr }: CommonTexts,
  { provisionalPassword }: SheetStudent,
  { size, minSize }: SlipSizes["password"],
): FittedText {
  const room = qr ? width - qrWidth(style, qr) : width;
  const fitAt = (largest: number, least: number) =>
    fitText(provisionalPassword, "mono", {
      width: room,
      size: largest,
      minSize: least,
      maxHeight: style.passwordHeight,
    });
  const smallest = fitAt(size, minSize);
  if (smallest.lines.length < 2) return smallest;
  for (let tried = size; tried > minSize; tried -= 1) {
    const fitted = fitAt(tried, tried);
    if (fitted.size === tried) return fitted;
  }
  return smallest;
}

/** Identifier, password, and the QR code of the address on the right of both. */
export function credentialsBlock(
  canvas: Canvas,
  { style, width, qr }: CommonTexts,
  student: SheetStudent,
  secret: FittedText,
): Block {
  const room = qr ? width - qrWidth(style, qr) : width;
  const identifier = identifierLine(canvas, student, style, room);
  const words = student.provisionalPassword.includes("-") ? passphraseTitle : columnTitles.password;
  const title: FittedText = { face: "regular", lines: [words], size: style.sizes.label };
  const password = paragraph(canvas, "P", [title, secret]);
  const figure = qr ? qrFigure(canvas, qr, style.qr) : null;
  const textHeight = identifier.height + style.gap + password.height;
  const height = Math.max(textHeight, figure?.height ?? 0);
  const draw = (slip: PdfElement, x: number, top: number) => {
    const textTop = top + (height - textHeight) / 2;
    identifier.draw(slip, x, textTop);
    password.draw(slip, x, textTop + identifier.height + style.gap);
    figure?.draw(slip, x + width - style.qr.side, top + (height - figure.height) / 2);
  };
  return { height, draw };
}

/** Room of the code with the four squares of white that a reader needs on its left. */
const qrWidth = ({ qr: { side } }: SlipStyle, { size }: QrCode) => side + (4 * side) / size;

function identifierLine(
  canvas: Canvas,
  { identifier }: SheetStudent,
  style: SlipStyle,
  width: number,
): Block {
  const { sizes, labelWidth } = style;
  const box = { ...sizes.identifier, width: width - labelWidth, maxHeight: sizes.identifier.size * 1.7 };
  const value =
    identifier === null ? fitText(noIdentifier, "regular", box) : fitText(identifier, "mono", box);
  const title: FittedText = { face: "regular", lines: [columnTitles.identifier], size: sizes.label };
  if (labelWidth === 0) return paragraph(canvas, "P", [title, value]);
  const draw = (slip: PdfElement, x: number, top: number) => {
    canvas.leaf(slip, "P", () => {
      const baseline = top + ascentOf(value);
      canvas.lines(title, x, baseline);
      canvas.lines(value, x + labelWidth, baseline);
    });
  };
  return { height: heightOf(value), draw };
}

function qrFigure(canvas: Canvas, qr: QrCode, { side, caption }: SlipStyle["qr"]): Block {
  const white = (4 * side) / qr.size;
  const height = side + white + caption;
  const draw = (slip: PdfElement, x: number, top: number) => {
    const drawCode = () => {
      canvas.mosaic(qr.path, x, top, side / qr.size);
      const captionWidth = widthOf(qrCaption, "regular", caption);
      canvas.text(
        qrCaption,
        "regular",
        caption,
        x + (side - captionWidth) / 2,
        top + side + white + caption * 0.75,
      );
    };
    canvas.leaf(slip, "Figure", drawCode, {
      alt: qrAlternative(qr.address),
      bbox: [x, top, x + side, top + height],
    });
  };
  return { height, draw };
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
