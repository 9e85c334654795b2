import { widthOf, type Face } from "./fonts";

/** A text that fits its box: every sign of it is in `lines`, all drawn at `size` points. */
export type FittedText = { face: Face; lines: readonly string[]; size: number };

export type TextBox = {
  width: number;
  size: number;
  minSize: number;
  /** Without it the text takes as many lines as it needs. */
  maxHeight?: number;
};

const leading = 1.22;
const sizeStep = 0.25;

export const heightOf = (text: FittedText) => text.lines.length * text.size * leading;
/** From the top of a text to its first baseline. */
export const ascentOf = (text: FittedText) => lineHeightOf(text) * 0.79;
export const lineHeightOf = (text: FittedText) => text.size * leading;

/** Shrinks to fit one line, then wraps at the smallest size, then shrinks again if a height is imposed; never cuts. */
export function fitText(text: string, face: Face, box: TextBox): FittedText {
  if (text === "") return { face, lines: [], size: box.size };
  const natural = widthOf(text, face, box.size);
  if (natural <= box.width) return { face, lines: [text], size: box.size };
  const shrunk = Math.floor((box.size * box.width) / natural / sizeStep) * sizeStep;
  if (shrunk >= box.minSize) return { face, lines: [text], size: shrunk };
  return wrapInto(text, face, box, box.minSize);
}

function wrapInto(text: string, face: Face, box: TextBox, size: number): FittedText {
  const fitted = { face, lines: wrap(text, face, size, box.width), size };
  if (box.maxHeight === undefined || heightOf(fitted) <= box.maxHeight) return fitted;
  return wrapInto(text, face, box, size * 0.95);
}

function wrap(text: string, face: Face, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=[ \-])/u)) {
    for (const part of piecesOf(word, face, size, width)) {
      // The space that ends a line hangs in the margin: it is kept so that the text is extracted whole.
      if (line !== "" && widthOf((line + part).trimEnd(), face, size) > width) {
        lines.push(line);
        line = "";
      }
      line += part;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** A word wider than the line is broken between signs; a combining mark has no width, so it stays with its letter. */
function piecesOf(word: string, face: Face, size: number, width: number): string[] {
  if (widthOf(word.trimEnd(), face, size) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const sign of word) {
    if (piece !== "" && widthOf(piece + sign, face, size) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += sign;
  }
  return [...pieces, piece];
}
