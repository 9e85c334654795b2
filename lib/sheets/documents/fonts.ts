import { readFileSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { create, type Font } from "fontkit";
import { printableText } from "../rules";

export type Face = "regular" | "bold" | "mono";

/** A typeface read once for the life of the process; `advance` is in thousandths of the size. */
export type Typeface = {
  file: Font;
  /** Tagged as the subset it is. */
  name: string;
  /** From the units of the file to thousandths. */
  scale: number;
  isFixedPitch: boolean;
  capHeight: number;
  deflated: { bytes: Uint8Array; fullLength: number };
  glyph: (codePoint: number) => number;
  covers: (codePoint: number) => boolean;
  advance: (codePoint: number) => number;
};

const folder = path.join(process.cwd(), "lib/sheets/fonts");

// The files hold no ligature and no kerning, so a text is as wide as its signs and is extracted sign by sign.
export const typefaces: Readonly<Record<Face, Typeface>> = {
  regular: parse("NotoSans-Regular.sub.ttf", "SHEETR"),
  bold: parse("NotoSans-Bold.sub.ttf", "SHEETB"),
  mono: parse("DejaVuSansMono-Bold.sub.ttf", "SHEETM"),
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

function parse(fileName: string, tag: string): Typeface {
  const bytes = readFileSync(path.join(folder, fileName));
  const file = create(bytes);
  if (!("glyphForCodePoint" in file)) throw new Error(`${fileName} is not a single font.`);
  const scale = 1000 / file.unitsPerEm;
  const glyphs = new Map(
    file.characterSet.map((codePoint) => {
      const { id, advanceWidth } = file.glyphForCodePoint(codePoint);
      return [codePoint, { id, advance: advanceWidth * scale }];
    }),
  );
  const capital = file.glyphForCodePoint("H".charCodeAt(0));
  const advance = (sign: string) => glyphs.get(sign.charCodeAt(0))?.advance;
  return {
    file,
    name: `${tag}+${file.postscriptName}`,
    scale,
    isFixedPitch: advance("i") === advance("W"),
    capHeight: capital.bbox.maxY * scale,
    deflated: { bytes: deflateSync(bytes, { level: 9 }), fullLength: bytes.length },
    covers: (codePoint) => glyphs.has(codePoint),
    advance: (codePoint) => glyphs.get(codePoint)?.advance ?? 0,
    glyph: (codePoint) => glyphs.get(codePoint)?.id ?? 0,
  };
}
