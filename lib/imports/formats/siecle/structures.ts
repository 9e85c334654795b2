import type { ByteSource } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { maxDivisions } from "../limits";
import { cleanOptional, cleanText } from "@/lib/files/text-cleaning";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { createHeaderReader, type SiecleHeader } from "./header";
import { createXmlParser } from "./xml-parser";
import { openXmlText } from "./xml-text";

export const structureRoots: ReadonlySet<string> = new Set(["BEE_STRUCTURES", "BEE_EPHC_STRUCTURES"]);

export type SiecleStructures = {
  header: SiecleHeader;
  divisions: { code: string; label: string }[];
  warning: string | null;
};

/** The classes of a SIECLE Structures export with their long label (the code when it has none). Throws UnreadableFile. */
export async function readSiecleStructures(source: ByteSource): Promise<SiecleStructures> {
  const xml = await openXmlText(await openContent(source));
  const header = createHeaderReader();
  const divisions: { code: string; label: string }[] = [];
  let current: { code: string; label: string } | null = null;
  const parser = createXmlParser({
    open(name, attributes, depth) {
      header.open(name, attributes, depth);
      if (name !== "DIVISION") return;
      const code = cleanText(attributes.CODE_STRUCTURE ?? "");
      current = { code, label: code };
    },
    close(name, text, depth) {
      header.close(name, text, depth);
      if (current && name === "LIBELLE_LONG") current.label = cleanOptional(text) ?? current.code;
      if (!current || name !== "DIVISION") return;
      if (current.code) divisions.push(current);
      current = null;
      if (divisions.length > maxDivisions)
        throw new UnreadableFile(
          "Ce fichier contient plus de 20 000 classes : ce n’est pas l’export d’un établissement.",
        );
    },
  });
  for await (const text of xml.chunks()) parser.write(text);
  parser.end();
  if (!structureRoots.has(header.header.root))
    throw new UnreadableFile("Ce fichier XML n’est pas un export des structures de SIECLE.");
  return { header: header.header, divisions, warning: xml.warning };
}
