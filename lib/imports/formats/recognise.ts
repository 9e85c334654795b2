import { cleanTitle, holdsPasswords } from "@/lib/files/rules/columns";
import { describeMissing, guessStudentColumns, isOnde, isTemplate, type Mapping } from "../rules/columns";
import type { StudentFileFormat } from "../rules/departures";
import { guessKind, type PeopleKind, templateKind } from "../rules/people/columns";
import { guessRightsKind, type RightsKind, rightsTemplateKind } from "../rules/rights/columns";
import { aafRoot } from "./aaf/people";
import { stswebRoot } from "./stsweb/people";
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
  /** The académie’s directory, and STSWEB’s staff. */
  | { kind: "AAF" | "STSWEB" }
  | {
      kind: "CSV";
      list: Exclude<StudentFileFormat, "SIECLE">;
      layout: CsvLayout;
      mapping: Mapping;
      /** Set when its titles are those of ENT accounts or of guests; `isTemplate` when they are the console’s own. */
      people: { kind: PeopleKind; isTemplate: boolean } | null;
      /** Set when its titles are those of a list of rights. */
      rights: { kind: RightsKind; isTemplate: boolean } | null;
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

/** The files of an archive that are the académie’s directory’s: together they are one set, whatever stands beside. */
export async function filesOfAafSet(files: readonly Content[]): Promise<Content[]> {
  const found: Content[] = [];
  for (const file of files)
    if (rootOf(await headOf(file.chunks(), examinedBytes)) === aafRoot) found.push(file);
  return found;
}

async function recogniseXml(content: Content, head: Buffer): Promise<Recognition> {
  const root = rootOf(head) ?? "";
  if (root === aafRoot) return { kind: "AAF" };
  if (root === stswebRoot) return { kind: "STSWEB" };
  const kind = studentRoots.has(root) ? "SIECLE_STUDENTS" : "SIECLE_STRUCTURES";
  if (kind === "SIECLE_STRUCTURES" && !structureRoots.has(root)) refuseForeignXml(root);
  const xml = await openXmlText(content);
  return { kind, header: await readSiecleHeader(xml), warnings: xml.warning ? [xml.warning] : [] };
}

async function recogniseCsv(content: Content): Promise<Recognition> {
  const layout = await openLayout(content);
  const mapping = guessMapping(layout.header);
  return {
    kind: "CSV",
    list: nameList(layout.header, mapping),
    layout,
    mapping,
    people: guessPeople(layout.header),
    rights: guessRights(layout.header),
    missing: describeMissing(mapping),
    warnings: [...repeatedTitles(layout.header, mapping), ...unreadPasswords(layout.header)],
  };
}

function guessPeople(header: readonly string[]): { kind: PeopleKind; isTemplate: boolean } | null {
  const template = templateKind(header);
  if (template) return { kind: template, isTemplate: true };
  const kind = isTemplate(header) || isOnde(header) ? null : guessKind(header);
  return kind && { kind, isTemplate: false };
}

function guessRights(header: readonly string[]): { kind: RightsKind; isTemplate: boolean } | null {
  const template = rightsTemplateKind(header);
  if (template) return { kind: template, isTemplate: true };
  const kind = guessKind(header) ? null : guessRightsKind(header);
  return kind && { kind, isTemplate: false };
}

/** What ONDE calls a state is that of a registration, not of an account. */
function guessMapping(header: readonly string[]): Mapping {
  const mapping = guessStudentColumns(header);
  return isOnde(header) ? { ...mapping, sourceState: null } : mapping;
}

/** EduConnect publishes no header: a list that carries identifiers is taken for one of its. */
function nameList(header: readonly string[], mapping: Mapping): Exclude<StudentFileFormat, "SIECLE"> {
  if (isTemplate(header)) return "TEMPLATE";
  if (isOnde(header)) return "ONDE";
  return mapping.identifier === null ? "OTHER_CSV" : "EDUCONNECT";
}

/** ONDE repeats the titles of addresses and parents, which nobody reads: only those that are read are told. */
function repeatedTitles(header: readonly string[], mapping: Mapping): string[] {
  const read = new Set(Object.values(mapping));
  const titles = header.map(cleanTitle);
  const repeated = header.filter((_, index) => {
    const first = titles.indexOf(titles[index] ?? "");
    return first < index && read.has(first);
  });
  return [...new Set(repeated)].map(
    (title) => `La colonne « ${title} » figure plusieurs fois : la première est lue.`,
  );
}

function unreadPasswords(header: readonly string[]): string[] {
  return header
    .filter(holdsPasswords)
    .map((title) => `La colonne « ${title} » contient des mots de passe : elle n’est ni lue ni conservée.`);
}
