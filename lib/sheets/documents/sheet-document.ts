import { setImmediate } from "node:timers/promises";
import type { SheetContext } from "../rules";
import { Canvas } from "./canvas";
import { plain } from "./fonts";
import { drawFoot, type Foot } from "./furniture";
import type { PdfElement } from "./pdf-document";
import { classLabel } from "./wording";

/** Drawn in 2 to 5 ms: a turn of the event loop costs a tenth of a page, and nobody waits longer for one. */
const pagesPerTurn = 3;

/** A part of a document, most often a class: its bookmark, its pages, the foot of each. */
export type DocumentPart = {
  className: string;
  /** Where the part is no class. */
  bookmark?: string;
  foot: Foot;
  pages: number;
  /** Draws one page at each step. */
  draw: (canvas: Canvas, section: PdfElement) => Generator<void>;
};

/** One tagged PDF: a page leaves as soon as it is drawn, and the process serves others every few pages. */
export async function* writeDocument(
  title: string,
  context: Pick<SheetContext, "schoolName" | "printedAt">,
  parts: readonly DocumentPart[],
): AsyncGenerator<Uint8Array, void, undefined> {
  const pages = parts.reduce((total, part) => total + part.pages, 0);
  const canvas = new Canvas({
    title: plain(title),
    author: plain(context.schoolName),
    createdAt: context.printedAt,
  });
  let page = 0;
  for (const { className, bookmark = classLabel(className), foot, draw } of parts) {
    const section = canvas.group(canvas.root, "Sect");
    const firstPage = page + 1;
    const drawing = draw(canvas, section);
    while (!drawing.next().done) {
      page += 1;
      if (page === firstPage) canvas.bookmark(plain(bookmark));
      drawFoot(canvas, foot, page, pages);
      canvas.endPage();
      yield canvas.take();
      if (page % pagesPerTurn === 0) await setImmediate();
    }
    section.end();
  }
  canvas.end();
  yield canvas.take();
}
