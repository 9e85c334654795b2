import { SaxesParser } from "saxes";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { createTextPlace } from "./text-place";

export type XmlHandlers = {
  open: (name: string, attributes: Record<string, string>, depth: number) => void;
  /** `text` is what the element held since the last tag: all of it for a leaf. `depth` is 1 for the root. */
  close: (name: string, text: string, depth: number) => void;
};

export type XmlParser = {
  write(text: string): void;
  /** Text that somebody else reads: only its lines and columns count. */
  skip(text: string): void;
  /** True right after a tag, in an element that may hold so many levels more: somebody else may read them. */
  mayHold(levels: number): boolean;
  end(): void;
  /** 1-based line of what was read last. */
  line(): number;
};

export const maxDepth = 32;
export const maxEventLength = 64 * 1024;
const sliceLength = 16 * 1024;

export type XmlOptions = {
  /** Named in the refusals, where a set holds several files. */
  fileName?: string;
  /** UNRESOLVED: the one line that the académie’s directory begins with, never followed; what declares entities is refused. */
  doctype?: "REFUSED" | "UNRESOLVED";
};

/**
 * A streaming parser that refuses, with the line and the column: DOCTYPE (hence entities), depth beyond 32, more than
 * 64 k characters without a tag or a text, malformed and truncated XML.
 */
export function createXmlParser(
  handlers: XmlHandlers,
  { fileName, doctype = "REFUSED" }: XmlOptions = {},
): XmlParser {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let depth = 0;
  let text = "";
  const progress = createProgress(parser);
  const place = createTextPlace(parser);
  const refuse = (fault: string) => {
    const named = fileName === undefined ? "Ce fichier XML" : `Le fichier ${fileName}`;
    const { line, column } = place.now();
    throw new UnreadableFile(`${named} est refusé, ligne ${line}, colonne ${column + 1} : ${fault}`);
  };
  parser.on("error", () => refuse("il est mal formé ou incomplet. Téléchargez-le de nouveau."));
  parser.on("doctype", (declared) => {
    progress.seen();
    const fault = doctypeFault(declared, doctype);
    if (fault !== null) refuse(fault);
  });
  parser.on("opentag", (tag) => {
    progress.seenTag();
    text = "";
    depth += 1;
    if (depth > maxDepth) refuse(`ses balises s’emboîtent sur plus de ${maxDepth} niveaux.`);
    handlers.open(tag.name, tag.attributes, depth);
  });
  const addText = (part: string) => {
    progress.seen();
    text += part;
    if (text.length > maxEventLength) refuse("un texte dépasse 64 000 caractères.");
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("comment", progress.seen);
  parser.on("closetag", (tag) => {
    progress.seenTag();
    handlers.close(tag.name, text, depth);
    text = "";
    depth -= 1;
  });
  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; at += sliceLength) {
        progress.write(chunk.slice(at, at + sliceLength));
        if (progress.sinceEvent() > maxEventLength) refuse("une balise dépasse 64 000 caractères.");
      }
    },
    skip: place.skip,
    mayHold: (levels) => progress.isAfterTag() && depth > 0 && depth + levels <= maxDepth,
    end() {
      parser.close();
    },
    line: () => place.now().line,
  };
}

/** In characters; saxes tells its position only while it writes. */
function createProgress(parser: Pick<SaxesParser, "position" | "write">) {
  let written = 0;
  let eventAt = 0;
  let tagAt = -1;
  return {
    write: (text: string) => {
      written += text.length;
      parser.write(text);
    },
    seen: () => {
      eventAt = parser.position;
    },
    seenTag: () => {
      eventAt = tagAt = parser.position;
    },
    sinceEvent: () => written - eventAt,
    /** A sign that saxes keeps for the next write counts: nothing is then right after the tag. */
    isAfterTag: () => tagAt === written,
  };
}

function doctypeFault(declared: string, doctype: XmlOptions["doctype"]): string | null {
  if (doctype === "REFUSED") return "il contient une déclaration DOCTYPE, qu’un export SIECLE n’a jamais.";
  return declared.includes("[")
    ? "sa déclaration DOCTYPE définit des entités, ce qu’un export n’a jamais."
    : null;
}
