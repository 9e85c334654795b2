import "server-only";
import { readCsvStudents } from "../formats/csv/students";
import type { Recognition } from "../formats/recognise";
import type { Mapping } from "../rules/columns";
import { guessPeopleColumns } from "../rules/people/columns";
import { guessRightsColumns } from "../rules/rights/columns";
import { formatOfRights, type ImportFacts, type ImportFormat } from "../rules/preview/stored-shapes";
import { saveImport } from "../store/imports";
import {
  findMapping,
  findPeopleMapping,
  findRightsMapping,
  headerHashOf,
  type PeopleColumns,
  type RightsColumns,
} from "../store/mappings";
import { openPeopleCsv } from "./people-files";
import { previewPeople } from "./people-preview";
import { holdReading, type Reading } from "./reading";
import { previewRights } from "./rights-preview";
import { previewStudents } from "./student-preview";

type CsvRecognition = Extract<Recognition, { kind: "CSV" }>;

/** The preview of a list in CSV, whatever it speaks of; its columns are asked for when nothing tells them. */
export async function previewCsv(reading: Reading, recognition: CsvRecognition): Promise<void> {
  const { layout, list, warnings: remarks } = recognition;
  const { header, encoding } = layout;
  const headerHash = headerHashOf(header);
  const facts: ImportFacts = { encoding, header, headerHash };
  const rights = await chooseRightsColumns(reading, recognition, headerHash);
  if (rights) return previewRights(reading, rights, { facts, remarks });
  const people = await choosePeopleColumns(reading, recognition, headerHash);
  if (people) return previewPeople(reading, await openPeopleCsv(reading, people, { facts, remarks }));
  const guessed = guessedFormat(recognition);
  const mapping = guessed ? null : await chooseMapping(reading, recognition, headerHash);
  const remembered = mapping ?? (await findRememberedMapping(reading, headerHash));
  if (!remembered) return askForColumns(reading, { format: guessed ?? list, facts });
  const { warnings, rejected, batches } = await readCsvStudents(reading.source, remembered);
  await previewStudents(reading, { format: list, facts, remarks, total: null, warnings, rejected, batches });
}

/** The console’s own templates are read as they are; any other list of people once its columns were chosen. */
async function choosePeopleColumns(
  { step, scope }: Reading,
  { people, layout }: CsvRecognition,
  headerHash: string,
): Promise<PeopleColumns | null> {
  if (people?.isTemplate)
    return { kind: people.kind, mapping: guessPeopleColumns(layout.header, people.kind) };
  return step(async ({ tx }) => ({ result: await findPeopleMapping(tx, scope, headerHash), targets: [] }));
}

/** What the titles say a list is, when it is not one of pupils. */
function guessedFormat({ people, rights }: CsvRecognition): ImportFormat | null {
  return people?.kind ?? (rights && formatOfRights(rights.kind));
}

async function chooseRightsColumns(
  { step, scope }: Reading,
  { rights, layout }: CsvRecognition,
  headerHash: string,
): Promise<RightsColumns | null> {
  if (rights?.isTemplate)
    return { kind: rights.kind, mapping: guessRightsColumns(layout.header, rights.kind) };
  return step(async ({ tx }) => ({ result: await findRightsMapping(tx, scope, headerHash), targets: [] }));
}

/** The template is read as it is; ONDE too, unless the school once chose other columns or its own are not enough. */
async function chooseMapping(
  reading: Reading,
  { list, mapping, missing }: CsvRecognition,
  headerHash: string,
): Promise<Mapping | null> {
  if (list === "TEMPLATE") return mapping;
  const remembered = await findRememberedMapping(reading, headerHash);
  return remembered ?? (list === "ONDE" && missing === null ? mapping : null);
}

function findRememberedMapping({ step, scope }: Reading, headerHash: string) {
  return step(async ({ tx }) => ({ result: await findMapping(tx, scope, headerHash), targets: [] }));
}

async function askForColumns(
  reading: Reading,
  about: { format: ImportFormat; facts: ImportFacts },
): Promise<void> {
  await reading.step(async ({ tx }) => {
    const held = await holdReading(tx, reading);
    await saveImport(tx, held, { ...about, status: "NEEDS_MAPPING" });
    const detail = { status: "NEEDS_MAPPING", format: about.format };
    return { result: undefined, targets: [{ kind: "import", id: held.id, detail }] };
  });
}
