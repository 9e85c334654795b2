import { cleanOptional, parseDay } from "@/lib/files/text-cleaning";
import { createXmlParser, type XmlHandlers } from "./xml-parser";
import type { XmlText } from "./xml-text";

/** What a SIECLE export says of itself; null when it does not. */
export type SiecleHeader = {
  root: string;
  version: string | null;
  uai: string | null;
  /** Starting year: 2026 for 2026-2027. */
  schoolYear: number | null;
  exportedOn: string | null;
};

export type HeaderReader = XmlHandlers & { header: SiecleHeader };

/** Gathers the header while a pass goes by: the root, then the children of PARAMETRES. */
export function createHeaderReader(): HeaderReader {
  const header: SiecleHeader = { root: "", version: null, uai: null, schoolYear: null, exportedOn: null };
  return {
    header,
    open(name, attributes, depth) {
      if (depth > 1) return;
      header.root = name;
      header.version = cleanOptional(attributes.VERSION);
    },
    close(name, text, depth) {
      if (depth !== 3) return;
      if (name === "UAJ") header.uai = cleanOptional(text)?.toUpperCase() ?? null;
      if (name === "DATE_EXPORT") header.exportedOn = parseDay(text.trim());
      if (name === "ANNEE_SCOLAIRE") header.schoolYear = readYear(text);
    },
  };
}

function readYear(text: string): number | null {
  const digits = /^\s*(\d{4})\b/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The header alone: reading stops where the data begins. */
export async function readSiecleHeader(xml: XmlText): Promise<SiecleHeader> {
  const reader = createHeaderReader();
  const progress = { dataReached: false };
  const parser = createXmlParser({
    open(name, attributes, depth) {
      reader.open(name, attributes, depth);
      if (name === "DONNEES") progress.dataReached = true;
    },
    close: reader.close,
  });
  for await (const text of xml.chunks()) {
    parser.write(text);
    if (progress.dataReached) return reader.header;
  }
  parser.end();
  return reader.header;
}
