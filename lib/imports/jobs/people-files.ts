import "server-only";
import { count } from "@/lib/french";
import { parisDay } from "@/lib/paris-day";
import type { Content } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { type AafSet, readAafSet } from "../formats/aaf/people";
import { readPeopleCsv } from "../formats/people-csv/people";
import { readStsweb } from "../formats/stsweb/people";
import { checkOrigin } from "../rules/origin";
import type { Coverage } from "../rules/people/people-departures";
import type { ImportFacts } from "../rules/preview/stored-shapes";
import { schoolYearOf } from "../rules/school-year";
import { listStructureIds } from "../store/structures";
import type { PeopleColumns } from "../store/mappings";
import type { PeopleFile } from "./people-file";
import type { Reading } from "./reading";

const everybody = () => true;
const nothingMore = () => [];

/** The files of one set of the académie’s directory, as the console previews them. */
export async function openAaf(reading: Reading, files: readonly Content[]): Promise<PeopleFile> {
  const { uai } = reading.stored;
  const known = await reading.step(async ({ tx }) => ({
    result: await listStructureIds(tx, uai),
    targets: [],
  }));
  const set = await readAafSet(files, { uai, known });
  const { warnings, rejected, batches } = set;
  const structureIds = set.structures.filter((structure) => structure.uai === uai).map(({ id }) => id);
  return {
    ...{ format: "AAF", source: "AAF", remarks: [...reading.remarks], warnings, rejected, batches },
    facts: { uai, structureIds },
    coverage: aafCoverage(set),
    afterwards: () => describeOtherSchools(set),
  };
}

/** Pupils, parents and staff each have their file: a set without one says nothing of them. */
function aafCoverage({ isComplete, categories }: AafSet): Coverage {
  return {
    ...{ source: "AAF", isComplete, ofGuests: false },
    speaksOf: (profile) => {
      if (profile === "ELV") return categories.has("Eleve");
      return categories.has(profile === "TUT" ? "PersRelEleve" : "PersEducNat");
    },
  };
}

function describeOtherSchools({ others, structures }: AafSet): string[] {
  const total = [...others.values()].reduce((sum, number) => sum + number, 0);
  if (total === 0) return [];
  const names = new Map(structures.map(({ id, uai, name }) => [id, `${name || "établissement"} (${uai})`]));
  const shown = [...others]
    .slice(0, 5)
    .map(([id, number]) => `${names.get(id) ?? `structure ${id || "inconnue"}`} : ${number}`);
  return [
    `${count(total, "personne de ce fichier est", "personnes de ce fichier sont")} d’autres établissements (${shown.join(" ; ")}) : rien n’en est repris ici. Déposez le même fichier dans chacun de ceux que vous administrez.`,
  ];
}

/** STSWEB’s staff, of this school and this year only. */
export async function openStsweb(reading: Reading): Promise<PeopleFile> {
  const { header, warnings, rejected, batches } = await readStsweb(await openContent(reading.source));
  const { uai } = reading.stored;
  const currentYear = schoolYearOf(reading.now);
  const origin = checkOrigin({ fileUai: header.uai, uai, fileYear: header.schoolYear, currentYear });
  if (!origin.accepted) throw new UnreadableFile(origin.reason);
  const staff = (profile: string | null) => profile !== "ELV" && profile !== "TUT" && profile !== "EXT";
  return {
    ...{ format: "STSWEB", source: "STSWEB", warnings, rejected, batches, afterwards: nothingMore },
    remarks: [...reading.remarks, ...origin.change.warnings],
    facts: header,
    coverage: { source: "STSWEB", isComplete: true, ofGuests: false, speaksOf: staff },
  };
}

/** A list of ENT accounts or of guests, by its columns. */
export async function openPeopleCsv(
  reading: Reading,
  { kind, mapping }: PeopleColumns,
  about: { facts: ImportFacts; remarks: readonly string[] },
): Promise<PeopleFile> {
  const today = parisDay(reading.now);
  const { warnings, rejected, batches } = await readPeopleCsv(reading.source, mapping, { kind, today });
  return {
    ...{ format: kind, source: "CSV", facts: about.facts, warnings, rejected, batches },
    remarks: [...reading.remarks, ...about.remarks],
    coverage: { source: "CSV", isComplete: true, ofGuests: kind === "GUESTS", speaksOf: everybody },
    afterwards: nothingMore,
  };
}
