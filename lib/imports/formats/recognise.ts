import { cleanTitle, holdsPasswords } from "@/lib/files/rules/columns";
import { describeMissing, guessStudentColumns, isTemplate, type Mapping } from "../rules/columns";
import type { StudentFileFormat } from "../rules/departures";
import type { ByteSource, Content } from "@/lib/files/byte-source";
import { headOf, openContent } from "@/lib/files/content";
import { openLayout, type CsvLayout } from "@/lib/files/csv/layout";
import { refuseBinary, refuseForeignXml, rootOf } from "@/lib/files/foreign-files";
import { readSiecleHeader, type SiecleHeader } from "./siecle/header";
import { structureRoots } from "./siecle/structures";
import { studentRoots } from "./siecle/students";
import { openXmlText } from "./siecle/xml-text";
import { UnreadableFile } from "@/lib/files/unreadable-file";

/** What an upload is, by its content. Plain data: it can be stored as it is. */
export type Recognition =
  | { kind: "SIECLE_STUDENTS" | "SIECLE_STRUCTURES"; header: SiecleHeader; warnings: string[] }
  | {
      kind: "CSV";
      list: Exclude<StudentFileFormat, "SIECLE">;
      layout: CsvLayout;
      mapping: Mapping;
      /** The columns still to choose, as a French sentence; null when the guesses are enough. */
      missing: string | null;
      warnings: string[];
    }
  | { kind: "REFUSED"; sentence: string };

const examinedBytes = 64 * 1024;

/** Recognises an upload by its content, never by its name. A file that cannot be imported says why in French. */
export async function recognise(source: ByteSource): Promise<Recognition> {
  try {
    const content = await openContent(source);
    const head = await headOf(content.chunks(), examinedBytes);
    refuseBinary(head);
    return rootOf(head) === null ? await recogniseCsv(content) : await recogniseXml(content, head);
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: "REFUSED", sentence: error.sentence };
    throw error;
  }
}

async function recogniseXml(content: Content, head: Buffer): Promise<Recognition> {
  const root = rootOf(head) ?? "";
  const kind = studentRoots.has(root) ? "SIECLE_STUDENTS" : "SIECLE_STRUCTURES";
  if (kind === "SIECLE_STRUCTURES" && !structureRoots.has(root)) refuseForeignXml(root);
  const xml = await openXmlText(content);
  return { kind, header: await readSiecleHeader(xml), warnings: xml.warning ? [xml.warning] : [] };
}

async function recogniseCsv(content: Content): Promise<Recognition> {
  const layout = await openLayout(content);
  const mapping = guessStudentColumns(layout.header);
  return {
    kind: "CSV",
    list: nameList(layout.header, mapping),
    layout,
    mapping,
    missing: describeMissing(mapping),
    warnings: [...repeatedTitles(layout.header), ...unreadPasswords(layout.header)],
  };
}

/** EduConnect publishes no header: a list that carries identifiers is taken for one of its. */
function nameList(header: readonly string[], mapping: Mapping): Exclude<StudentFileFormat, "SIECLE"> {
  if (isTemplate(header)) return "TEMPLATE";
  return mapping.identifier === null ? "OTHER_CSV" : "EDUCONNECT";
}

function repeatedTitles(header: readonly string[]): string[] {
  const titles = header.map(cleanTitle);
  const repeated = header.filter(
    (_, index) => titles[index] !== "" && titles.indexOf(titles[index] ?? "") < index,
  );
  return [...new Set(repeated)].map(
    (title) => `La colonne « ${title} » figure plusieurs fois : la première est lue.`,
  );
}

function unreadPasswords(header: readonly string[]): string[] {
  return header
    .filter(holdsPasswords)
    .map((title) => `La colonne « ${title} » contient des mots de passe : elle n’est ni lue ni conservée.`);
}
