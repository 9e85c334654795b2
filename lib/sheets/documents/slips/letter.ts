import type { SheetStudent } from "../../rules";
import type { Canvas } from "../canvas";
import { fitText, type FittedText } from "../text-fit";
import { letter } from "../wording";
import { joined, paragraph, ruled, stepsBlock, type Block } from "./blocks";
import type { CommonTexts } from "./common-texts";
import { credentialsBlock } from "./credentials";

/** Between a title of the letter and what it announces. */
const titleGap = 4;

/** What a letter holds under the name of the pupil, who reads it alone, far from the teacher. */
export function letterBlocks(
  canvas: Canvas,
  common: CommonTexts,
  student: SheetStudent,
  secret: FittedText,
): Block[] {
  const { style, width, address, validity, steps, language } = common;
  const size = style.sizes.steps;
  const text = (words: string) => fitText(words, "regular", { width, size, minSize: size });
  const title = (words: string): FittedText => ({ face: "bold", lines: [words], size });
  const label: FittedText = { face: "regular", lines: [letter.address], size: style.sizes.label };
  return [
    paragraph(canvas, "P", [text(letter.opening)]),
    ruled(canvas, credentialsBlock(canvas, common, student, secret), width),
    paragraph(canvas, "P", [label, address, validity]),
    joined([paragraph(canvas, "H3", [title(letter.firstTime)]), stepsBlock(canvas, steps)], titleGap),
    joined(
      [paragraph(canvas, "H3", [title(letter.keepSecret)]), paragraph(canvas, "P", [text(letter.warning)])],
      titleGap,
    ),
    ...(language ? [paragraph(canvas, "P", language.texts, { lang: language.lang })] : []),
  ];
}
