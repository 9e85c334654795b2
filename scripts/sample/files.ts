import { encode, type Charset } from "./encodings";
import { educonnectCsv } from "./educonnect";
import { primaryCsv, type PrimarySoftware } from "./onde";
import { passwordListCsv } from "./password-list";
import type { SampleOptions } from "./school";
import { structuresXml, studentsXml } from "./siecle";
import { zipOf } from "./zip";

export type SampleFile = { name: string; content: () => AsyncIterable<Buffer> | Iterable<Buffer> };

const blockLength = 65_536;

/** The files that the school’s secretary has: names, structure and encodings are those of the real software. */
export function sampleFiles(options: SampleOptions): SampleFile[] {
  const structures = () => blocks(structuresXml(options), "ISO-8859-15");
  return [
    { name: studentsArchive.name, content: () => studentsArchive.content(options) },
    {
      name: "ExportXML_Structures.zip",
      content: () => zipOf([{ name: "Structures.xml", content: structures() }], options.date),
    },
    { name: "liste-educonnect.csv", content: () => blocks(educonnectCsv(options), "Windows-1252") },
  ];
}

/** The pupils’ export, as SIECLE hands it out. */
export const studentsArchive = {
  name: "ExportXML_ElevesSansAdresses.zip",
  content: (options: SampleOptions) =>
    zipOf([{ name: "ElevesSansAdresses.xml", content: rawStudents(options) }], options.date),
};

/** The pupils’ export as it is inside its archive. */
export function rawStudents(options: SampleOptions): Iterable<Buffer> {
  return blocks(studentsXml(options), "ISO-8859-15");
}

/** The files of a primary school: what ONDE exports, and what BE1D did. */
export function primaryFiles(options: SampleOptions): SampleFile[] {
  const csv = (software: PrimarySoftware) => () => blocks(primaryCsv(options, software), "Windows-1252");
  return [
    { name: "onde.csv", content: csv("ONDE") },
    { name: "be1d.csv", content: csv("BE1D") },
  ];
}

/** For the assisted mode: what EduConnect would give after the ARENA procedure. It is never imported. */
export function passwordListFile(options: SampleOptions): SampleFile {
  const content = () => blocks(passwordListCsv(options), "Windows-1252");
  return { name: "liste-educonnect-avec-mots-de-passe.csv", content };
}

/** A text in its charset, by blocks, as it is written. */
export function* blocks(pieces: Iterable<string>, charset: Charset): Generator<Buffer> {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < blockLength) continue;
    yield encode(waiting, charset);
    waiting = "";
  }
  yield encode(waiting, charset);
}
