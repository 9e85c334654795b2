import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, TextItem } from "pdfjs-dist/types/src/display/api";

export type DrawnText = { text: string; x: number; y: number; width: number; size: number };
export type Tag = { role: string; children: Tag[] };

/** A document as a reader outside pdfkit sees it; `raw` is the file, whose structure objects are not compressed. */
export type ReadPdf = {
  proxy: PDFDocumentProxy;
  raw: string;
  chunks: number;
  pages: DrawnText[][];
  tags: Tag[];
};

export async function readPdf(rendered: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ReadPdf> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of rendered) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const raw = bytes.toString("latin1");
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const proxy = await task.promise;
  const pages: DrawnText[][] = [];
  const tags: Tag[] = [];
  for (let number = 1; number <= proxy.numPages; number++) {
    const page = await proxy.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.filter((item): item is TextItem => "str" in item && item.str.trim() !== "").map(drawn));
    tags.push(tagOf(await page.getStructTree()));
  }
  return { proxy, raw, chunks: chunks.length, pages, tags };
}

function drawn({ str, transform, width }: TextItem): DrawnText {
  const [, , , size, x, y] = transform as number[];
  return { text: str, x: x ?? NaN, y: y ?? NaN, width, size: size ?? NaN };
}

function tagOf(node: unknown): Tag {
  const { role = "", children = [] } = (node ?? {}) as { role?: string; children?: unknown[] };
  const elements = children.filter((child) => typeof child === "object" && child !== null && "role" in child);
  return { role, children: elements.map(tagOf) };
}

/** How many elements of a role the pages hold, an element that spans pages counting once on each. */
export function countTags(tags: readonly Tag[], role: string): number {
  return tags.reduce((total, tag) => total + Number(tag.role === role) + countTags(tag.children, role), 0);
}

/** Every text drawn, page after page. */
export const textsOf = ({ pages }: ReadPdf) => pages.flat().map(({ text }) => text);

/** The text of pages without any white, so that a wrapped name is compared whole. */
export const solidText = (texts: readonly DrawnText[]) =>
  texts
    .map(({ text }) => text)
    .join("")
    .replace(/\s/gu, "");
