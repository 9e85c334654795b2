import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** All the text of a PDF, page after page, each drawn string on a line of its own. */
export async function extractText(bytes: Uint8Array | string): Promise<string> {
  if (typeof bytes === "string") throw new Error(`no document but: ${bytes}`);
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, async (_, rank) => {
    const { items } = await (await pdf.getPage(rank + 1)).getTextContent();
    return items.map((item) => ("str" in item ? item.str : "")).join("\n");
  });
  return (await Promise.all(pages)).join("\n");
}
