import type { SheetContext } from "../rules";
import { paper, type Canvas } from "./canvas";
import { plain } from "./fonts";
import { fitText, type FittedText } from "./text-fit";
import { classLabel, frenchMoment, notice, validity } from "./wording";

/** Where the sheet itself must stop: the furniture of the foot stands below. */
export const contentBottom = 788;

const footTop = 801;
const footLeading = 9.6;
const pageNumberWidth = 60;

/** What the foot of each page of a class says, fitted once. */
export type Foot = readonly FittedText[];

export function footOf(context: SheetContext, className: string, warning: string = notice): Foot {
  const { campaignName, printedAt, printedBy, validUntil } = context;
  const box = {
    width: paper.width - 2 * paper.margin - pageNumberWidth,
    size: 7.5,
    minSize: 6,
    maxHeight: footLeading,
  };
  return [
    fitText(plain(`${campaignName} · ${classLabel(className)}`), "bold", box),
    fitText(
      plain(`Imprimé le ${frenchMoment(printedAt)} par ${printedBy} · ${validity(validUntil)}`),
      "regular",
      box,
    ),
    fitText(warning, "regular", box),
  ];
}

export function drawFoot(canvas: Canvas, foot: Foot, page: number, pages: number): void {
  canvas.artifact("Pagination", () => {
    foot.forEach((text, line) => {
      canvas.lines(text, paper.margin, footTop + line * footLeading, "dark");
    });
    canvas.textRight(`${page} / ${pages}`, "bold", 8.5, paper.width - paper.margin, footTop);
  });
}
