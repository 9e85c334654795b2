import type { SheetClass, SheetContext } from "../../rules";
import { slipsPerPageOf, type SheetLayout } from "../../rules/layout";
import { plain, widthOf } from "../fonts";
import { qrCodeOf, type QrCode } from "../qr-code";
import { translationOf } from "../second-language";
import { fitText, type FittedText, type TextBox } from "../text-fit";
import { instructions, listNumberLabel, validity } from "../wording";
import { slipStyleOf, type SlipStyle } from "./slip-style";

export type ForeignTexts = { lang: string; texts: readonly FittedText[] };

/** What every slip of a class repeats, fitted once. */
export type CommonTexts = {
  style: SlipStyle;
  width: number;
  school: FittedText;
  className: FittedText;
  address: FittedText;
  validity: FittedText;
  steps: readonly FittedText[];
  /** The steps of a slip whose name is long. */
  longNameSteps: readonly FittedText[];
  language: ForeignTexts | null;
  qr: QrCode | null;
};

export function commonTexts(
  schoolClass: SheetClass,
  context: SheetContext,
  layout: SheetLayout,
): CommonTexts {
  const style = slipStyleOf(layout);
  const { sizes } = style;
  const width = style.width - 2 * style.padding.x;
  const steps = (size: number) =>
    instructions.map((step) => fitText(step, "regular", { width, size, minSize: size }));
  return {
    style,
    width,
    ...headTexts(schoolClass, context, style, width),
    address: fitText(plain(context.address), "bold", {
      ...sizes.address,
      width,
      maxHeight: sizes.address.size * 1.7,
    }),
    validity: fitText(validity(context.validUntil), "regular", {
      width,
      size: sizes.validity,
      minSize: sizes.validity * 0.75,
    }),
    steps: steps(sizes.steps),
    longNameSteps: steps(style.longName.steps ?? sizes.steps),
    language: foreignTexts(context, layout, sizes.language, width),
    qr: layout.qrCode ? qrCodeOf(context.address) : null,
  };
}

/** The number of a pupil in the class stands after the class, at the end of the same line. */
export const numberGap = 5;

function headTexts(
  { name, students }: SheetClass,
  { schoolName }: SheetContext,
  style: SlipStyle,
  width: number,
) {
  const { school, className, label } = style.sizes;
  const highest = Math.max(0, ...students.map(({ listNumber }) => listNumber ?? 0));
  const numberWidth = highest > 0 ? widthOf(listNumberLabel(highest), "regular", label) + numberGap : 0;
  const classWidth = width * 0.34;
  const maxHeight = className.size * 1.3;
  const box = (range: { size: number; minSize: number }, room: number): TextBox => ({
    ...range,
    width: room,
    maxHeight,
  });
  return {
    school: fitText(plain(schoolName), "regular", box(school, width - classWidth - numberWidth - 4)),
    className: fitText(plain(name), "bold", box(className, classWidth)),
  };
}

function foreignTexts(
  { validUntil }: SheetContext,
  layout: SheetLayout,
  size: number,
  width: number,
): ForeignTexts | null {
  if (layout.secondLanguage === null) return null;
  const { lang, name, short, full } = translationOf(layout.secondLanguage, validUntil);
  const box = { width, size, minSize: size };
  if (slipsPerPageOf(layout) === 8) return { lang, texts: [fitText(plain(short), "regular", box)] };
  return { lang, texts: [fitText(plain(name), "bold", box), fitText(plain(full), "regular", box)] };
}
