import { EmbeddedFont } from "./embedded-font";
import { typefaces, widthOf, type Face } from "./fonts";
import { PdfDocument, type ElementOptions, type PdfElement } from "./pdf-document";
import { lineHeightOf, type FittedText } from "./text-fit";

export const paper = { width: 595.28, height: 841.89, margin: 40 } as const;

export type Grey = "black" | "dark" | "line" | "band";

// Chosen for a grey laser: "dark" keeps 8:1 on white, lines and bands stay clear of the text.
const levels: Readonly<Record<Grey, number>> = { black: 0, dark: 0.3, line: 0.7, band: 0.93 };

/**
 * Draws on a tagged document, in points from the top left corner, and hands its bytes over as they are written.
 * Text goes straight to the content stream: pdfkit's `text()` would measure and wrap again what is already fitted.
 */
export class Canvas {
  readonly root: PdfElement;
  private readonly document: PdfDocument;
  private readonly fonts: Record<Face, EmbeddedFont>;
  private fill: Grey = "black";

  constructor(info: { title: string; author: string; createdAt: Date }) {
    this.document = new PdfDocument(info);
    this.fonts = {
      regular: new EmbeddedFont(this.document, typefaces.regular, "R"),
      bold: new EmbeddedFont(this.document, typefaces.bold, "B"),
      mono: new EmbeddedFont(this.document, typefaces.mono, "M"),
    };
    this.root = this.document.struct("Document");
    this.document.addStructure(this.root);
  }

  /** The bytes written since the last call. */
  take(): Uint8Array {
    return this.document.takeBytes();
  }

  addPage(): void {
    this.document.startPage(Object.values(this.fonts));
    this.fill = "black";
  }

  endPage(): void {
    this.document.endPage();
  }

  end(): void {
    this.root.end();
    for (const font of Object.values(this.fonts)) font.end();
    this.document.end();
  }

  bookmark(title: string): void {
    this.document.outline.addItem(title);
  }

  /** A structure element that holds others; the caller ends it, which writes it out. */
  group(parent: PdfElement, tag: string): PdfElement {
    const element = this.document.struct(tag);
    parent.add(element);
    return element;
  }

  /** A structure element whose content is what `draw` draws on this page. */
  leaf(parent: PdfElement, tag: string, draw: () => void, options: ElementOptions = {}): void {
    const element = this.document.struct(tag, options);
    parent.add(element);
    element.add(this.document.markStructureContent(tag));
    draw();
    this.document.endMarkedContent();
    element.end();
  }

  /** Decoration and repeated furniture, which a screen reader skips. */
  artifact(type: "Pagination" | "Layout", draw: () => void): void {
    this.document.markContent("Artifact", { type });
    draw();
    this.document.endMarkedContent();
  }

  text(text: string, face: Face, size: number, x: number, baseline: number, grey: Grey = "black"): void {
    this.fillWith(grey);
    const font = this.fonts[face];
    // pdfkit turns the page upside down: the text matrix turns the letters back.
    this.document.addContent(
      `BT /${font.id} ${round(size)} Tf 1 0 0 -1 ${round(x)} ${round(baseline)} Tm <${font.encode(text)}> Tj ET`,
    );
  }

  /** Draws each line under the other; `baseline` is the first one's. */
  lines(text: FittedText, x: number, baseline: number, grey: Grey = "black"): void {
    text.lines.forEach((line, index) => {
      this.text(line, text.face, text.size, x, baseline + index * lineHeightOf(text), grey);
    });
  }

  textRight(
    text: string,
    face: Face,
    size: number,
    right: number,
    baseline: number,
    grey: Grey = "black",
  ): void {
    this.text(text, face, size, right - widthOf(text, face, size), baseline, grey);
  }

  rule(fromX: number, fromY: number, toX: number, toY: number): void {
    this.line(fromX, fromY, toX, toY, "[]");
  }

  dashes(fromX: number, fromY: number, toX: number, toY: number): void {
    this.line(fromX, fromY, toX, toY, "[3 3]");
  }

  band(x: number, y: number, width: number, height: number): void {
    this.fillWith("band");
    this.document.addContent(`${round(x)} ${round(y)} ${round(width)} ${round(height)} re f`);
  }

  /** Squares of one unit each, as the operators of a path, drawn `scale` points wide from a corner. */
  mosaic(path: string, x: number, y: number, scale: number): void {
    this.fillWith("black");
    this.document.addContent(`q ${scale} 0 0 ${scale} ${round(x)} ${round(y)} cm ${path} f Q`);
  }

  private line(fromX: number, fromY: number, toX: number, toY: number, pattern: string): void {
    const ends = `${round(fromX)} ${round(fromY)} m ${round(toX)} ${round(toY)} l`;
    this.document.addContent(`${levels.line} G 0.5 w ${pattern} 0 d ${ends} S`);
  }

  private fillWith(grey: Grey): void {
    if (this.fill === grey) return;
    this.fill = grey;
    this.document.addContent(`${levels[grey]} g`);
  }
}

const round = (points: number) => Math.round(points * 100) / 100;
