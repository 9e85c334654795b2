import { readFileSync } from "node:fs";
import path from "node:path";
import { create, type Font } from "fontkit";
import { printableText } from "../rules";

export type Face = "regular" | "bold" | "mono";

/** A typeface parsed once for the life of the process; `advances` are in thousandths of the size. */
export type Typeface = {
  file: Font;
  covers: (codePoint: number) => boolean;
  advance: (codePoint: number) => number;
};

const folder = path.join(process.cwd(), "lib/sheets/fonts");

// The files hold no ligature and no kerning, so a text is as wide as its signs and is extracted sign by sign.
export const typefaces: Readonly<Record<Face, Typeface>> = {
  regular: parse("NotoSans-Regular.sub.ttf"),
  bold: parse("NotoSans-Bold.sub.ttf"),
  mono: parse("DejaVuSansMono-Bold.sub.ttf"),
};

/** Width of a text in points. */
export function widthOf(text: string, face: Face, size: number): number {
  const { advance } = typefaces[face];
  let thousandths = 0;
  for (const sign of text) thousandths += advance(sign.codePointAt(0) ?? 0);
  return (thousandths * size) / 1000;
}

/** A text as the Noto faces can show it; their two weights cover the same signs. */
export const plain = (text: string) => printableText(text, typefaces.regular.covers).text;

function parse(fileName: string): Typeface {
  const file = create(readFileSync(path.join(folder, fileName)));
  if (!("glyphForCodePoint" in file)) throw new Error(`${fileName} is not a single font.`);
  const scale = 1000 / file.unitsPerEm;
  const advances = new Map<number, number>();
  for (const codePoint of file.characterSet)
    advances.set(codePoint, file.glyphForCodePoint(codePoint).advanceWidth * scale);
  return {
    file,
    covers: (codePoint) => advances.has(codePoint),
    advance: (codePoint) => advances.get(codePoint) ?? 0,
  };
}
