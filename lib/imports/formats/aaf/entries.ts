import { createXmlParser } from "../siecle/xml-parser";
import type { XmlText } from "../siecle/xml-text";
import { type AafEntry, createEntryReader } from "./entry-reader";

/** One XML file of a set. */
export type NamedText = { name: string; xml: XmlText };
/** An entry and where it ends: the file and its line. */
type PlacedEntry = { entry: AafEntry; place: string };

/** Gives each entry of a file to whoever surveys it. */
export async function readEntries(text: NamedText, receive: (entry: AafEntry) => void): Promise<void> {
  for await (const entries of entriesOf(text)) for (const { entry } of entries) receive(entry);
}

/** The entries of a file, as its text comes. Throws UnreadableFile, with the file, the line and the column. */
export async function* entriesOf({ name, xml }: NamedText): AsyncGenerator<PlacedEntry[]> {
  let entries: PlacedEntry[] = [];
  const handlers = createEntryReader((entry) =>
    entries.push({ entry, place: `${name}, ligne ${parser.line()}` }),
  );
  const parser = createXmlParser(handlers, { fileName: name, doctype: "UNRESOLVED" });
  for await (const text of xml.chunks()) {
    parser.write(text);
    yield entries;
    entries = [];
  }
  parser.end();
  yield entries;
}
