import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import type { EmbeddedFont } from "./embedded-font";

export type PdfElement = PDFKit.PDFStructureElement;
export type ElementOptions = PDFKit.Mixins.StructureElementOptions & {
  scope?: "Column";
  /** Left, top, right, bottom: where a figure stands on its page. */
  bbox?: readonly [number, number, number, number];
};

const subset: string = "PDF/UA";

/** Twice as fast as zlib’s usual 6, for a document 1 % larger. */
const deflateLevel = 3;

// What pdfkit's types leave out of its pages and references.
type PageParts = {
  content: { compress: boolean; data: Record<string, unknown>; write: (bytes: Uint8Array) => void };
  markings: { tag: string; options: Marking }[];
};
type Marking = { mcid?: number; type?: string };
type Reference = { id: number };
type Dictionary = Reference & {
  offset: number;
  data: { S: string; P: Reference; K: (number | Reference)[]; Pg?: Reference };
  document: { _offset: number; _write: (text: string) => void; _refEnd: (reference: Reference) => void };
  finalize: () => void;
};

/**
 * An empty tagged A4 document in French: title shown, PDF/UA declared, no page yet.
 * It holds its bytes for `takeBytes` instead of streaming them: thousands of tiny pushes cost more than the drawing.
 */
export class PdfDocument extends PDFDocument {
  // Declared without a value: pdfkit's constructor already writes the file's header.
  declare private written: Uint8Array[] | undefined;
  declare private unwritten: string[] | undefined;
  // pdfkit's own count of the bytes so far, which the table of its objects is made of.
  declare private _offset: number;
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
    const drawn = Buffer.from(this.operators.join("\n"), "latin1");
    this.operators = [];
    const { content } = this.parts();
    content.compress = false;
    content.data["Filter"] = "FlateDecode";
    content.write(deflateSync(drawn, { level: deflateLevel }));
    this.flushPages();
  }

  /** The bytes written since the last call. */
  takeBytes(): Uint8Array {
    const bytes = Buffer.concat([...(this.written ?? []), this.encodeText()]);
    this.written = [];
    return bytes;
  }

  // pdfkit makes an array of bytes of each of its thousands of words: here they wait to be encoded together.
  _write(data: Uint8Array | string): void {
    if (typeof data === "string") {
      (this.unwritten ??= []).push(data);
      this._offset += data.length + 1;
    } else {
      (this.written ??= []).push(this.encodeText(), data);
      this._offset += data.length;
    }
  }

  private encodeText(): Uint8Array {
    const words = this.unwritten ?? [];
    this.unwritten = [];
    // The empty last word stands for the line break after the one before.
    return Buffer.from([...words, ""].join("\n"), "latin1");
  }

  // What a sheet marks holds at most one number or name: pdfkit would build and spell a dictionary for each.
  // What a sheet marks holds one number or one name: pdfkit would build and spell a dictionary for each.
  override markContent(tag: string, options: Marking = {}): this {
    const { mcid, type } = options;
    this.parts().markings.push({ tag, options });
    return this.addContent(
      mcid === undefined ? `/${tag} <</Type /${type}>> BDC` : `/${tag} <</MCID ${mcid}>> BDC`,
    );
  }

  override struct(tag: string, options: ElementOptions = {}): PdfElement {
    const element = super.struct(tag, options);
    if (Object.keys(options).length === 0)
      writeAtOnce((element as unknown as { dictionary: Dictionary }).dictionary);
    return element;
  }

  private parts(): PageParts {
    return this.page as unknown as PageParts;
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

/** Thousands of elements hold these keys and no other: written as pdfkit would, without asking what each value is. */
function writeAtOnce(dictionary: Dictionary): void {
  dictionary.finalize = () => {
    const { document, data, id } = dictionary;
    dictionary.offset = document._offset;
    const kids = data.K.map((kid) => (typeof kid === "number" ? kid : referenceTo(kid))).join(" ");
    const page = data.Pg ? `\n/Pg ${referenceTo(data.Pg)}` : "";
    document._write(
      `${id} 0 obj\n<<\n/S /${data.S}\n/P ${referenceTo(data.P)}\n/K [${kids}]${page}\n>>\nendobj`,
    );
    document._refEnd(dictionary);
  };
}

const referenceTo = ({ id }: Reference) => `${id} 0 R`;

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
