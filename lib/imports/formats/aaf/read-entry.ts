import { maxFieldLength } from "@/lib/files/limits";
import type { Remarks } from "@/lib/files/remarks";
import { cleanOptional, parseDay } from "@/lib/files/text-cleaning";
import type { PersonRecord } from "../../rules/people/person-record";
import type { AafEntry } from "./entry-reader";

export type AafReading = {
  /** Identifiers that the directory gives to the wanted school. */
  structureIds: ReadonlySet<string>;
  warnings: Remarks;
  rejected: Remarks;
};

/** Attributes whose values begin with the structure they speak of: “3000$1AQUA”. */
const structured = [
  "ENTPersonFonctions",
  "ENTEleveClasses",
  "ENTEleveGroupes",
  "ENTAuxEnsClasses",
  "ENTAuxEnsGroupes",
  "ENTAuxEnsClassesPrincipal",
] as const;

const profiles: Readonly<Record<string, "ELV" | "TUT">> = { Eleve: "ELV", PersRelEleve: "TUT" };

/** Every structure that an entry names, the first being where the person is attached. */
export function structuresOf({ attributes }: AafEntry): string[] {
  const named = structured.flatMap((name) =>
    (attributes.get(name) ?? []).map((value) => partsOf(value)[0] ?? ""),
  );
  const attached = (attributes.get("ENTPersonStructRattach") ?? []).map((value) => value.trim());
  return [...new Set([...attached, ...named])].filter((id) => id !== "");
}

/** Identifiers of the parents that a pupil’s entry names: “1234$1$1$…”. */
export function parentsOf({ attributes }: AafEntry): string[] {
  const names = [
    "ENTElevePersRelEleve",
    "ENTElevePersRelEleve1",
    "ENTElevePersRelEleve2",
    "ENTEleveAutoriteParentale",
  ];
  return names.flatMap((name) => (attributes.get(name) ?? []).map((value) => partsOf(value)[0] ?? ""));
}

/**
 * The person of an entry, with only what concerns the wanted school; null, with the reason among the rejected, without
 * a usable name. A request to delete gives the identifier alone: its names stay empty.
 */
export function readEntry(entry: AafEntry, line: number, reading: AafReading): PersonRecord | null {
  const { request, category, id } = entry;
  const first = (name: string) => cleanOptional(entry.attributes.get(name)?.[0]) ?? undefined;
  const sourceId = cleanOptional(id) ?? first("ENTPersonJointure");
  const person = { line, source: "AAF" as const, request, sourceId };
  const profile = profiles[category];
  if (request === "DELETE") return { ...person, lastName: "", firstName: "", profile };
  const names = namesOf(first);
  const fault = faultOf(request, [names.lastName, names.firstName]);
  if (fault !== null) {
    reading.rejected.add(`Personne n° ${line} (${sourceId ?? "sans identifiant"}) : ${fault}`);
    return null;
  }
  return {
    ...person,
    ...names,
    profile,
    ine: first("ENTEleveINE")?.toUpperCase(),
    birthDate: readBirth(first("ENTPersonDateNaissance"), line, reading.warnings),
    email: first("mail")?.toLowerCase(),
    ...membershipsOf(entry, reading.structureIds),
  };
}

/** In the directory `sn` is the name in use, and the birth name stands apart. */
function namesOf(first: (name: string) => string | undefined) {
  const inUse = first("sn");
  const lastName = first("ENTPersonNomPatro") ?? inUse ?? "";
  return { lastName, firstName: first("givenName") ?? "", usageName: inUse === lastName ? undefined : inUse };
}

function faultOf(request: AafEntry["request"], names: readonly string[]): string | null {
  if (names.some((name) => name.length > maxFieldLength))
    return `un de ses noms dépasse ${maxFieldLength} caractères.`;
  return request === "ADD" && names.includes("") ? "il manque le nom ou le prénom." : null;
}

function readBirth(text: string | undefined, line: number, warnings: Remarks): string | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === null)
    warnings.add(`Personne n° ${line} : date de naissance illisible (« ${text.slice(0, 20)} »).`);
  return day ?? undefined;
}

function membershipsOf({ attributes, category }: AafEntry, structureIds: ReadonlySet<string>) {
  const own = (name: string) => {
    const values = attributes.get(name)?.map(partsOf);
    return values?.filter(([structure = ""]) => structureIds.has(structure)).map(([, value = ""]) => value);
  };
  const several = (...names: readonly string[]) => {
    const said = names.map(own).filter((values) => values !== undefined);
    return said.length === 0
      ? undefined
      : [...new Set(said.flat())].filter((value) => value !== "" && value !== "-");
  };
  return {
    functions: category === "PersEducNat" ? several("ENTPersonFonctions") : undefined,
    classes: several("ENTEleveClasses", "ENTAuxEnsClasses", "ENTAuxEnsClassesPrincipal"),
    groups: several("ENTEleveGroupes", "ENTAuxEnsGroupes"),
  };
}

function partsOf(value: string): string[] {
  return value.split("$").map((part) => part.trim());
}
