import { encode } from "@/scripts/sample/encodings";
import { educonnectCsv } from "@/scripts/sample/educonnect";
import { sampleUai, type SampleOptions } from "@/scripts/sample/school";
import { studentsXml } from "@/scripts/sample/siecle";
import { zip } from "@/tests/support/zip";

type Sent = { name: string; mimeType: string; buffer: Buffer };

/** SIECLE's export of the pupils of this school; `edit` changes its text. */
export function siecleExport(
  uai: string,
  options: SampleOptions,
  edit: (xml: string) => string = (xml) => xml,
): Sent {
  const bytes = siecleXml(uai, options, edit);
  return {
    name: "export.bin",
    mimeType: "application/octet-stream",
    buffer: zip([{ name: "ElevesSansAdresses.xml", bytes }]),
  };
}

/** The same, as it is inside its archive. */
export function siecleXml(
  uai: string,
  options: SampleOptions,
  edit: (xml: string) => string = (xml) => xml,
): Buffer {
  return encode(edit([...studentsXml(options)].join("").replace(sampleUai, uai)), "ISO-8859-15");
}

/** The list that ÉduConnect would give of the same pupils. */
export function educonnectList(options: SampleOptions): Sent {
  const buffer = encode([...educonnectCsv(options)].join(""), "Windows-1252");
  return { name: "liste.csv", mimeType: "text/csv", buffer };
}
