import type { Content } from "@/lib/files/byte-source";
import { headOf, startsWith } from "@/lib/files/content";
import { decodeContent } from "@/lib/files/decoded-text";
import { examineUtf8, type Encoding } from "@/lib/files/encodings";
import { UnreadableFile } from "@/lib/files/unreadable-file";

/** An XML file whose encoding is settled: as text, once per pass. */
export type XmlText = { encoding: Encoding; warning: string | null; chunks(): AsyncGenerator<string> };

const headLength = 4096;

/** ISO-8859-1 is read as its superset Windows-1252, as every browser does. */
const encodings: Record<string, Encoding> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  "iso-8859-15": "iso-8859-15",
  "iso-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
};

const invalidUtf8 =
  "Ce fichier XML s’annonce en UTF-8, mais des octets n’en sont pas : refaites l’export sans l’ouvrir ni l’enregistrer dans un autre logiciel.";

/**
 * Settles how an XML file is encoded: what it declares, unless a declared one-byte encoding hides valid UTF-8, which
 * is then read as UTF-8 and warned about. Throws UnreadableFile for UTF-16 and for an encoding we do not read.
 */
export async function openXmlText(content: Content): Promise<XmlText> {
  const head = await headOf(content.chunks(), headLength);
  if (startsWith(head, "\xFF\xFE") || startsWith(head, "\xFE\xFF") || head.includes(0)) {
    throw new UnreadableFile(
      "Ce fichier XML est encodé en UTF-16 : refaites l’export depuis SIECLE, sans le réenregistrer.",
    );
  }
  const declared = declaredEncoding(head.toString("latin1"));
  const encoding = encodings[declared.toLowerCase()];
  if (!encoding) {
    throw new UnreadableFile(
      `Ce fichier XML annonce l’encodage « ${declared} », que la console ne lit pas : refaites l’export.`,
    );
  }
  const misdeclared = encoding !== "utf-8" && (await examineUtf8(content.chunks())) === "utf-8";
  return misdeclared
    ? {
        ...textOf(content, "utf-8"),
        warning: `Ce fichier s’annonce en ${declared} mais il est en UTF-8 : il a été lu en UTF-8.`,
      }
    : { ...textOf(content, encoding), warning: null };
}

function declaredEncoding(head: string): string {
  return (
    /^(?:\u00EF\u00BB\u00BF)*\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1] ??
    "UTF-8"
  );
}

function textOf(content: Content, encoding: Encoding): Omit<XmlText, "warning"> {
  return { encoding, chunks: () => decodeContent(content, encoding, invalidUtf8) };
}
