import { studentName, type SheetStudent } from "../../rules";
import type { Canvas } from "../canvas";
import { plain, widthOf } from "../fonts";
import type { PdfElement } from "../pdf-document";
import { fitText, type FittedText } from "../text-fit";
import { drawBlocks, headBlock, paragraph, stepsBlock, totalHeight, type Block } from "./blocks";
import type { CommonTexts } from "./common-texts";
import { credentialsBlock, fitPassword } from "./credentials";
import { letterBlocks } from "./letter";

const leastWhite = 8;
/** A letter is read from its top: what white is left stays at the foot of the page. */
const mostLetterWhite = 26;

/** Spreads the blocks over the height of the slip; the name takes what the others leave, so it never overflows. */
export function drawSlip(
  canvas: Canvas,
  section: PdfElement,
  student: SheetStudent,
  common: CommonTexts,
  corner: { x: number; y: number },
): void {
  const { style, width } = common;
  const name = plain(studentName(student));
  const isLong = widthOf(name, "bold", style.sizes.name.minSize) > 2 * width;
  const sizes = isLong ? { ...style.sizes, ...style.longName } : style.sizes;
  const secret = fitPassword(common, student, sizes.password);
  const head = headBlock(canvas, common, student);
  const below = style.isLetter
    ? letterBlocks(canvas, common, student, secret)
    : slipBlocks(canvas, common, student, secret, isLong);
  const height = style.height - 2 * style.padding.y;
  // The password stays the largest of the slip, even a passphrase on two lines.
  const largest = Math.min(sizes.name.size, secret.size - 1);
  const box = {
    width,
    size: largest,
    minSize: Math.min(sizes.name.minSize, largest),
    maxHeight: height - totalHeight([head, ...below]) - leastWhite,
  };
  const blocks = [head, paragraph(canvas, "H2", [fitText(name, "bold", box)]), ...below];
  const spread = (height - totalHeight(blocks)) / (blocks.length - 1);
  const gap = style.isLetter ? Math.min(spread, mostLetterWhite) : spread;
  const slip = canvas.group(section, "Div");
  drawBlocks(blocks, slip, { x: corner.x + style.padding.x, y: corner.y + style.padding.y }, gap);
  slip.end();
}

function slipBlocks(
  canvas: Canvas,
  common: CommonTexts,
  student: SheetStudent,
  secret: FittedText,
  isLong: boolean,
): Block[] {
  const { address, validity, steps, longNameSteps, language } = common;
  return [
    credentialsBlock(canvas, common, student, secret),
    paragraph(canvas, "P", [address, validity]),
    stepsBlock(canvas, isLong ? longNameSteps : steps),
    ...(language ? [paragraph(canvas, "P", language.texts, { lang: language.lang })] : []),
  ];
}
