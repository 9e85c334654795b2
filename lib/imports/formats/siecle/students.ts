import type { StudentRecord } from "../../rules/student-record";
import type { ByteSource } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { batchLength, maxStudents, tooManyStudents } from "../limits";
import { Remarks } from "@/lib/files/remarks";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import type { SiecleHeader } from "./header";
import { createElementReader, type StudentElement } from "./element-reader";
import { plainStudents, writeAround } from "./plain-elements";
import { readStudent } from "./read-student";
import { surveyStudents } from "./survey";
import { createXmlParser } from "./xml-parser";
import { openXmlText, type XmlText } from "./xml-text";

export const studentRoots: ReadonlySet<string> = new Set(["BEE_ELEVES", "BEE_EPHC_ELEVES"]);

export type SiecleStudents = {
  header: SiecleHeader;
  /** ELEVE elements in the file, those that will be rejected included. */
  studentCount: number;
  /** Filled while batches are read. */
  warnings: Remarks;
  /** Pupils left out, one sentence each. */
  rejected: Remarks;
  /** At most 500 pupils each; to be read once. */
  batches: AsyncGenerator<StudentRecord[]>;
};

/**
 * The pupils of a SIECLE export (XML, or a ZIP of it) in two streaming passes: the first reads the classes
 * and verifies all but the pupils, the second gives the pupils and verifies them. `today` is “AAAA-MM-JJ”: a DATE_SORTIE before it
 * becomes `leftOn`. Throws UnreadableFile.
 */
export async function readSiecleStudents(
  source: ByteSource,
  options: { today: string },
): Promise<SiecleStudents> {
  const xml = await openXmlText(await openContent(source));
  const { header, studentCount, memberships, sections } = await surveyStudents(xml);
  if (!studentRoots.has(header.root))
    throw new UnreadableFile("Ce fichier XML n’est pas un export des élèves de SIECLE.");
  if (studentCount === 0)
    throw new UnreadableFile("Cet export SIECLE ne contient aucun élève : refaites-le avec tous les élèves.");
  const warnings = new Remarks();
  const rejected = new Remarks();
  if (xml.warning) warnings.add(xml.warning);
  const read = (element: StudentElement) =>
    readStudent(element, { memberships, warnings, rejected, ...options });
  return { header, studentCount, warnings, rejected, batches: batchesOf(xml, sections, read) };
}

async function* batchesOf(
  xml: XmlText,
  sections: number | null,
  read: (element: StudentElement) => StudentRecord | null,
): AsyncGenerator<StudentRecord[]> {
  const records: StudentRecord[] = [];
  let count = 0;
  const elements = createElementReader((element) => {
    if ((count += 1) > maxStudents) throw new UnreadableFile(tooManyStudents);
    const record = read(element);
    if (record) records.push(record);
  });
  const parser = createXmlParser(elements);
  const plain = plainStudents(elements);
  for await (const text of xml.chunks()) {
    writeAround(parser, text, plain);
    while (records.length >= batchLength) yield records.splice(0, batchLength);
    // The first pass has verified the rest, which holds no more pupils.
    if (elements.closedSections() === sections) break;
  }
  if (records.length > 0) yield records;
}
