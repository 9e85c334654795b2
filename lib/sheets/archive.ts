import "server-only";
import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { accept, refuse, type Decision } from "@/lib/decision";
import { checkSheets, renderSheets } from "./documents";
import { classLabel } from "./documents/wording";
import type { SheetClass, SheetContext } from "./rules";
import { uniqueFileNames } from "./rules/file-names";
import type { SheetLayout } from "./rules/layout";

/** Asked before printing: as `checkSheets`, but only each document has a size to keep, not all of them together. */
export function checkSheetsZip(classes: readonly SheetClass[]): Decision<{ pupils: number }> {
  if (classes.length === 0) return refuse("Choisissez au moins une classe à imprimer.");
  let pupils = 0;
  for (const schoolClass of classes) {
    const check = checkSheets([schoolClass]);
    if (!check.accepted) return check;
    pupils += check.change.pupils;
  }
  return accept({ pupils });
}

/**
 * One PDF a class, in a ZIP that leaves as it is written: a class is drawn only when the one before it has gone.
 * Throws before the first byte on what `checkSheetsZip` refuses.
 */
export async function* renderSheetsZip(
  layout: SheetLayout,
  classes: readonly SheetClass[],
  context: SheetContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  const check = checkSheetsZip(classes);
  if (!check.accepted) throw new RangeError(check.reason);
  const output = new PassThrough();
  const zip = new ZipFile();
  const documents = classes.map((schoolClass) => () => renderSheets(layout, [schoolClass], context));
  const names = uniqueFileNames(
    classes.map(({ name }) => classLabel(name)),
    ".pdf",
  );
  let current: Readable | null = null;
  for (const [index, name] of names.entries()) {
    zip.addReadStreamLazy(name, { mtime: context.printedAt }, (open) => {
      const document = Readable.from(documents[index]?.() ?? [], { objectMode: false });
      document.on("error", (error) => output.destroy(error));
      current = document;
      open(null, document);
    });
  }
  zip.end();
  zip.outputStream.pipe(output);
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    // The reader may have left in the middle: the class being drawn stops there.
    (current as Readable | null)?.destroy();
  }
}
