import PDFDocument from "pdfkit";
import type { EmbeddedFont } from "./embedded-font";

export type PdfElement = PDFKit.PDFStructureElement;
export type ElementOptions = PDFKit.Mixins.StructureElementOptions & {
  scope?: "Column";
  /** Left, top, right, bottom: where a figure stands on its page. */
  bbox?: readonly [number, number, number, number];
};

const subset: string = "PDF/UA";

/**
 * An empty tagged A4 document in French: title shown, PDF/UA declared, no page yet.
 * It holds its bytes for `takeBytes` instead of streaming them: thousands of tiny pushes cost more than the drawing.
 */
export class PdfDocument extends PDFDocument {
  // Declared without a value: pdfkit's constructor already writes the file's header.
  declare private written: Uint8Array[] | undefined;
  private operators: string[] = [];

  constructor(info: { title: string; author: string; createdAt: Date }) {
    super({
      size: "A4",
      pdfVersion: "1.7",
      autoFirstPage: false,
      font: "",
      tagged: true,
      lang: "fr-FR",
      displayTitle: true,
      subset,
      info: {
        Title: info.title,
        Author: info.author,
        CreationDate: info.createdAt,
        Creator: "Vigie ENT",
        Producer: "PDFKit",
      },
    } as PDFKit.PDFDocumentOptions);
  }

  startPage(fonts: readonly EmbeddedFont[]): void {
    this.addPage();
    const used = this.page.fonts as Record<string, PDFKit.PDFKitReference>;
    for (const { id, reference } of fonts) used[id] = reference;
  }

  endPage(): void {
    this.page.write(Buffer.from(this.operators.join("\n"), "latin1"));
    this.operators = [];
    this.flushPages();
  }

  /** The bytes written since the last call. */
  takeBytes(): Uint8Array {
    const bytes = Buffer.concat(this.written ?? []);
    this.written = [];
    return bytes;
  }

  override push(chunk: Uint8Array | null): boolean {
    if (chunk) (this.written ??= []).push(chunk);
    return true;
  }

  override addContent(operator: string): this {
    this.operators.push(operator);
    return this;
  }

  // pdfkit copies the title and author into the XMP metadata without escaping them: « Collège A & B » broke it.
  override endMetadata(): void {
    for (const key of ["Title", "Author"] as const) this.info[key] = escapeXml(this.info[key] ?? "");
    super.endMetadata();
  }
}

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
