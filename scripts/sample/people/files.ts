import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { blocks, type SampleFile } from "../files";
import { daysBefore } from "../pupils";
import { sampleUai, type SampleOptions } from "../school";
import { zipOf } from "../zip";
import { leaversAaf, pupilsAaf, staffAaf, structuresAaf } from "./aaf";
import { accountsCsv } from "./accounts";
import { guestsCsv } from "./guests";
import { stswebXml } from "./stsweb";

type Write = (options: SampleOptions) => Generator<string>;

const complete: readonly (readonly [category: string, write: Write])[] = [
  ["EtabEducNat", structuresAaf],
  ["PersEducNat", staffAaf],
  ["Eleve", pupilsAaf],
];

/** What the school’s RUPN has, in the order it is imported: the académie’s directory, the ENT accounts, the guests. */
export function peopleFiles(options: SampleOptions): SampleFile[] {
  return [
    { name: "aaf-complet.zip", content: () => aafZip(options, "Complet", complete) },
    { name: "comptes-ent.csv", content: () => blocks(accountsCsv(options), "Windows-1252") },
    { name: "comptes-invites.csv", content: () => [Buffer.from(guestsCsv(options), "utf8")] },
  ];
}

/** The next set of the directory, to be imported last: it removes those who have left since the complete one. */
export function directoryUpdateFile(options: SampleOptions): SampleFile {
  return { name: "aaf-delta.zip", content: () => aafZip(options, "Delta", [["PersEducNat", leaversAaf]]) };
}

/** The same staff by STSWEB, for whom has no directory: it gives no address, and is not imported. */
export function stswebFile(options: SampleOptions): SampleFile {
  const content = () => blocks(stswebXml(options), "ISO-8859-15");
  return { name: `sts_emp_${sampleUai}_${schoolYearOf(options.date)}.xml`, content };
}

const daysAgo = { Complet: 3, Delta: 1 };

function aafZip(options: SampleOptions, set: keyof typeof daysAgo, files: typeof complete) {
  const day = daysBefore(options.date, daysAgo[set]);
  const stamp = day.toISOString().slice(0, "AAAA-MM-JJ".length).replaceAll("-", "");
  const members = files.map(([category, write]) => ({
    name: `ENT_31_${set}_${stamp}_${category}_0000.xml`,
    content: blocks(write(options), "ISO-8859-15"),
  }));
  return zipOf(members, day);
}
