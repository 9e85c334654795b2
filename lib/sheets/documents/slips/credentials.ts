import type { SheetStudent } from "../../rules";
import type { Canvas } from "../canvas";
import { widthOf } from "../fonts";
import type { PdfElement } from "../pdf-document";
import type { QrCode } from "../qr-code";
import { ascentOf, fitText, heightOf, type FittedText } from "../text-fit";
import { columnTitles, noIdentifier, passphraseTitle, qrAlternative, qrCaption } from "../wording";
import { paragraph, type Block } from "./blocks";
import type { CommonTexts } from "./common-texts";
import type { SlipSizes, SlipStyle } from "./slip-style";

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
