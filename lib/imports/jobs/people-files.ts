import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Content } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { type AafSet, readAafSet } from "../formats/aaf/people";
import { readPeopleCsv } from "../formats/people-csv/people";
import { readStsweb } from "../formats/stsweb/people";
import { checkOrigin } from "../rules/origin";
import type { Coverage } from "../rules/people/people-departures";
import { describePreparedElsewhere } from "../rules/people/siblings";
import type { ImportFacts } from "../rules/preview/stored-shapes";
import { schoolYearOf } from "../rules/school-year";
import { saveImport } from "../store/imports";
import { listStructureIds } from "../store/structures";
import type { PeopleColumns } from "../store/mappings";
import type { PeopleFile } from "./people-file";
import { holdReading, type Reading } from "./reading";
import { prepareSiblings, type SetReading } from "./siblings";

const everybody = () => true;
/** A file of one school, which says nothing without anybody. */
const byItself = { mayBeEmpty: false, settle: () => Promise.resolve({ sentences: [], facts: {} }) };

/**
 * The files of one set of the académie’s directory, as the console previews them. One that is of other schools alone is
 * refused here, once it is prepared in those of the operator’s.
 */
export async function openAaf(reading: SetReading, files: readonly Content[]): Promise<PeopleFile> {
  const { uai } = reading.stored;
  const known = await reading.step(async ({ tx }) => ({
    result: await listStructureIds(tx, uai),
    targets: [],
  }));
  const set = await readAafSet(files, { uai, known });
  if (set.refusal !== null) return refuseForeign(reading, set, set.refusal);
  const { warnings, rejected, batches } = set;
  const structureIds = set.structures.filter((structure) => structure.uai === uai).map(({ id }) => id);
  return {
    ...{ format: "AAF", source: "AAF", remarks: [...reading.remarks], warnings, rejected, batches },
    facts: { uai, structureIds },
    coverage: aafCoverage(set),
    mayBeEmpty: set.isOnlyStructures && structureIds.length > 0,
    settle: async () => {
      const { siblings, outside } = await prepareSiblings(reading, set);
      return { sentences: outside, facts: siblings.length > 0 ? { siblings } : {} };
    },
  };
}

async function refuseForeign(reading: SetReading, set: AafSet, refusal: string): Promise<never> {
  // Nobody is taken here: only the count of the other schools is wanted.
  for await (const batch of set.batches) batch.length = 0;
  const { siblings } = await prepareSiblings(reading, set);
  if (siblings.length === 0) throw new UnreadableFile(refusal);
  await reading.step(async ({ tx }) => {
    const held = await holdReading(tx, reading);
    await saveImport(tx, held, { format: "AAF", facts: { ...held.facts, siblings } });
    return { result: undefined, targets: [] };
  });
  throw new UnreadableFile(describePreparedElsewhere(reading.stored.uai, siblings));
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

/** STSWEB’s staff, of this school and this year only. */
export async function openStsweb(reading: Reading): Promise<PeopleFile> {
  const { header, warnings, rejected, batches } = await readStsweb(await openContent(reading.source));
  const { uai } = reading.stored;
  const currentYear = schoolYearOf(reading.now);
  const origin = checkOrigin({ fileUai: header.uai, uai, fileYear: header.schoolYear, currentYear });
  if (!origin.accepted) throw new UnreadableFile(origin.reason);
  const staff = (profile: string | null) => profile !== "ELV" && profile !== "TUT" && profile !== "EXT";
  return {
    ...{ format: "STSWEB", source: "STSWEB", warnings, rejected, batches, ...byItself },
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
    ...byItself,
  };
}
