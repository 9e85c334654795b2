import type { Content } from "@/lib/files/byte-source";
import { Remarks } from "@/lib/files/remarks";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import type { PersonRecord } from "../../rules/people/person-record";
import { batchLength, maxPeople, tooManyPeople } from "../limits";
import { openXmlText } from "../siecle/xml-text";
import { entriesOf, type NamedText, readEntries } from "./entries";
import type { AafEntry } from "./entry-reader";
import { type AafReading, attachmentsOf, jointureOf, parentsOf, readEntry, structuresOf } from "./read-entry";

export const aafRoot = "ficAlimMENESR";

export type Structure = { id: string; uai: string; name: string };

export type AafSet = {
  /** The schools that the set itself names. */
  structures: readonly Structure[];
  /** Categories of people in the set, for any school: only these may show departures. */
  categories: ReadonlySet<string>;
  /** False for a Delta set: whoever it does not name is still there. */
  isComplete: boolean;
  /** Why nothing of it is of this school: it names others alone, or none; null when it may be. */
  refusal: string | null;
  /** Whether it only says which structure is which school. */
  isOnlyStructures: boolean;
  /** People of other schools alone, by the identifier of the structure they are attached to: filled while batches are read. */
  others: ReadonlyMap<string, number>;
  /** People of each structure, of this school or not; who is of two counts in both. Filled while batches are read. */
  attached: ReadonlyMap<string, number>;
  /** Whom a Delta set changes or removes, wherever they are. Filled while batches are read. */
  touched: readonly string[];
  warnings: Remarks;
  rejected: Remarks;
  /** At most 500 people each; to be read once. */
  batches: AsyncGenerator<PersonRecord[]>;
};

type Survey = {
  structures: Structure[];
  categories: Set<string>;
  isComplete: boolean;
  /** Of each parent, the structures of the children. */
  structuresOfParents: Map<string, Set<string>>;
  people: number;
};

/**
 * One school’s people in a set of the académie’s directory, whatever the number of its files and of its schools, in two
 * streaming passes: the first learns which structure is which school and whose children parents are, the second gives
 * the people. `known` are structures that an earlier set named. Throws UnreadableFile.
 */
export async function readAafSet(
  files: readonly Content[],
  { uai, known }: { uai: string; known: readonly string[] },
): Promise<AafSet> {
  const texts = await Promise.all(
    files.map(async (file) => ({ name: file.name, xml: await openXmlText(file) })),
  );
  const survey = { ...emptySurvey(), isComplete: texts.every(({ name }) => saysComplete(name)) };
  for (const text of texts)
    await readEntries(text, (entry) => {
      observe(entry, survey);
    });
  const structureIds = new Set([
    ...known,
    ...survey.structures.filter((structure) => structure.uai === uai).map(({ id }) => id),
  ]);
  const wanted = new Set([...structureIds, uai]);
  const warnings = new Remarks();
  const rejected = new Remarks();
  for (const { xml } of texts) if (xml.warning) warnings.add(xml.warning);
  for (const { name } of texts)
    if (!saysComplete(name) && !saysDelta(name)) warnings.add(describeUnsaid(name));
  const { structures, categories, isComplete } = survey;
  const counted = { others: new Map<string, number>(), attached: new Map<string, number>(), touched: [] };
  const reading = { structureIds: wanted, warnings, rejected, survey, ...counted };
  return {
    ...{ structures, categories, isComplete, warnings, rejected, ...counted },
    refusal: describeUnknownSchool(survey, structureIds, uai),
    isOnlyStructures: survey.people === 0 && structures.length > 0,
    batches: batchesOf(texts, reading),
  };
}

/**
 * Only its name tells a complete set from a Delta of additions alone. Departures are drawn from nothing less: taken for
 * complete, a Delta would propose everybody whom it does not name.
 */
const saysComplete = (name: string) => /complet/i.test(name);
const saysDelta = (name: string) => /delta/i.test(name);

const describeUnsaid = (name: string) =>
  `Le nom du fichier ${name} ne dit pas s’il est complet (« Complet ») ou partiel (« Delta ») : aucun départ n’est proposé.`;

const emptySurvey = (): Survey => ({
  structures: [],
  categories: new Set(),
  isComplete: true,
  structuresOfParents: new Map(),
  people: 0,
});

const structureCategories = new Set(["EtabEducNat", "ServAc", "CollTer"]);

function isPerson({ category, request }: AafEntry): boolean {
  // A request to delete may name no category.
  return !structureCategories.has(category) && (category !== "" || request === "DELETE");
}

function observe(entry: AafEntry, survey: Survey): void {
  if (entry.request !== "ADD") survey.isComplete = false;
  if (isPerson(entry)) observePerson(entry, survey);
  else observeStructure(entry, survey);
}

function observeStructure({ id, attributes }: AafEntry, { structures }: Survey): void {
  const first = (attribute: string) => attributes.get(attribute)?.[0]?.trim() ?? "";
  const uai = first("ENTStructureUAI").toUpperCase();
  if (uai !== "") structures.push({ id, uai, name: first("ENTStructureNomCourant") });
}

function observePerson(entry: AafEntry, survey: Survey): void {
  survey.people += 1;
  if (survey.people > maxPeople) throw new UnreadableFile(tooManyPeople);
  survey.categories.add(entry.category);
  const structures = structuresOf(entry);
  for (const parent of parentsOf(entry)) {
    const held = survey.structuresOfParents.get(parent) ?? new Set<string>();
    for (const id of structures) held.add(id);
    survey.structuresOfParents.set(parent, held);
  }
}

/** Where a person is known: as the entry says, or as a parent’s children do. */
function placesOf(entry: AafEntry, { structuresOfParents }: Survey): string[] {
  const children = [entry.id, jointureOf(entry)].flatMap((id) => [...(structuresOfParents.get(id) ?? [])]);
  return [...structuresOf(entry), ...children];
}

function describeUnknownSchool(
  { people, structures }: Survey,
  ids: ReadonlySet<string>,
  uai: string,
): string | null {
  if (ids.size > 0) return null;
  if (structures.length > 0) {
    const named = structures
      .slice(0, 5)
      .map(({ uai: other, name }) => `${name || "établissement"} (${other})`);
    return `Ce fichier de l’annuaire parle de ${named.join(", ")}, et non de ${uai} : demandez l’extraction de votre établissement.`;
  }
  return people > 0
    ? "Ce fichier de l’annuaire ne dit pas quel établissement porte quel numéro : déposez aussi le fichier EtabEducNat, dans la même archive ZIP ou juste avant."
    : null;
}

type SetReading = AafReading & {
  survey: Survey;
  others: Map<string, number>;
  attached: Map<string, number>;
  touched: string[];
};

async function* batchesOf(texts: readonly NamedText[], reading: SetReading): AsyncGenerator<PersonRecord[]> {
  const records: PersonRecord[] = [];
  let line = 0;
  for (const text of texts)
    for await (const entries of entriesOf(text)) {
      for (const { entry, place } of entries.filter((placed) => isPerson(placed.entry))) {
        line += 1;
        note(entry, reading);
        const person = isWanted(entry, reading) ? readEntry(entry, { line, place }, reading) : null;
        if (person) records.push(person);
      }
      while (records.length >= batchLength) yield records.splice(0, batchLength);
    }
  if (records.length > 0) yield records;
}

/** What tells which other schools the set is for. */
function note(entry: AafEntry, { survey, attached, touched }: SetReading): void {
  for (const id of new Set(placesOf(entry, survey))) attached.set(id, (attached.get(id) ?? 0) + 1);
  if (entry.request !== "ADD") touched.push(entry.id.trim() || jointureOf(entry));
}

/**
 * A change or a removal that names no school, or that attaches the person to another one, may be of somebody of this
 * one: the console knows whom it holds.
 */
function isWanted(entry: AafEntry, { structureIds, survey, others }: SetReading): boolean {
  const places = placesOf(entry, survey);
  if (places.some((id) => structureIds.has(id))) return true;
  const [place = ""] = places;
  const isMove = entry.request === "MODIFY" && attachmentsOf(entry).length > 0;
  if (entry.request !== "ADD" && (place === "" || isMove)) return true;
  others.set(place, (others.get(place) ?? 0) + 1);
  return false;
}
