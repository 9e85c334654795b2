import type { StudentRecord } from "../../rules/student-record";
import type { ByteSource } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { batchLength } from "../limits";
import { Remarks } from "@/lib/files/remarks";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { createHeaderReader, type SiecleHeader } from "./header";
import { createMembershipReader, type MembershipReader } from "./memberships";
import { createElementReader, type StudentElement } from "./element-reader";
import { readStudent } from "./read-student";
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
 * The pupils of a SIECLE export (XML, or a ZIP of it) in two streaming passes: the first verifies the whole file and
 * joins pupils to their classes, the second gives the pupils. `today` is “AAAA-MM-JJ”: a DATE_SORTIE before it
 * becomes `leftOn`. Throws UnreadableFile.
 */
export async function readSiecleStudents(
  source: ByteSource,
  options: { today: string },
): Promise<SiecleStudents> {
  const xml = await openXmlText(await openContent(source));
  const { header, studentCount, memberships } = await surveyStudents(xml);
  if (!studentRoots.has(header.root))
    throw new UnreadableFile("Ce fichier XML n’est pas un export des élèves de SIECLE.");
  if (studentCount === 0)
    throw new UnreadableFile("Cet export SIECLE ne contient aucun élève : refaites-le avec tous les élèves.");
  const warnings = new Remarks();
  const rejected = new Remarks();
  if (xml.warning) warnings.add(xml.warning);
  const read = (element: StudentElement) =>
    readStudent(element, { memberships, warnings, rejected, ...options });
  return { header, studentCount, warnings, rejected, batches: batchesOf(xml, studentCount, read) };
}

async function surveyStudents(
  xml: XmlText,
): Promise<{ header: SiecleHeader; studentCount: number; memberships: MembershipReader }> {
  const header = createHeaderReader();
  const memberships = createMembershipReader();
  let studentCount = 0;
  const parser = createXmlParser({
    open(name, attributes, depth) {
      if (depth === 1) header.open(name, attributes, depth);
      else if (name === "ELEVE") studentCount += 1;
      else memberships.open(name, attributes);
    },
    close(name, text, depth) {
      header.close(name, text, depth);
      memberships.close(name, text);
    },
  });
  for await (const text of xml.chunks()) parser.write(text);
  parser.end();
  return { header: header.header, studentCount, memberships };
}

async function* batchesOf(
  xml: XmlText,
  studentCount: number,
  read: (element: StudentElement) => StudentRecord | null,
): AsyncGenerator<StudentRecord[]> {
  const records: StudentRecord[] = [];
  const elements = createElementReader((element) => {
    const record = read(element);
    if (record) records.push(record);
  });
  const parser = createXmlParser(elements);
  for await (const text of xml.chunks()) {
    parser.write(text);
    while (records.length >= batchLength) yield records.splice(0, batchLength);
    // The first pass has verified the rest, which holds no more pupils.
    if (elements.read() === studentCount) break;
  }
  if (records.length > 0) yield records;
}
