import { maxFieldLength } from "@/lib/files/limits";
import type { Remarks } from "@/lib/files/remarks";
import { cleanOptional, parseDay } from "@/lib/files/text-cleaning";
import type { ListField, PersonRecord } from "../../rules/people/person-record";
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
export function structuresOf(entry: AafEntry): string[] {
  const { attributes, patches } = entry;
  const values = [
    ...structured.flatMap((name) => attributes.get(name) ?? []),
    ...patches.flatMap((patch) => patch.values),
  ];
  return [...new Set([...attachmentsOf(entry), ...values.map((value) => partsOf(value)[0] ?? "")])].filter(
    (id) => id !== "",
  );
}

/** Where the entry says that the person is attached; nowhere when it does not say. */
export function attachmentsOf({ attributes }: AafEntry): string[] {
  return (attributes.get("ENTPersonStructRattach") ?? []).map((value) => value.trim());
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

/** The identifier that the other entries of a set, and the next sets, call a person by. */
export const jointureOf = ({ attributes }: AafEntry): string =>
  attributes.get("ENTPersonJointure")?.[0]?.trim() ?? "";

/**
 * The person of an entry, with only what concerns the wanted school; null, with the reason among the rejected, without
 * a usable name. A request to delete gives the identifier alone, and so does one that attaches the person elsewhere: it
 * is a departure from here. `place` says where it stands: the file and its line.
 */
export function readEntry(
  entry: AafEntry,
  { line, place }: { line: number; place: string },
  reading: AafReading,
): PersonRecord | null {
  const { id, category } = entry;
  const first = (name: string) => cleanOptional(entry.attributes.get(name)?.[0]) ?? undefined;
  const request = requestOf(entry, reading);
  const sourceId = cleanOptional(id) ?? cleanOptional(jointureOf(entry)) ?? undefined;
  const person = { line, source: "AAF" as const, request, sourceId, profile: profiles[category] };
  if (request === "DELETE") return { ...person, lastName: "", firstName: "" };
  const names = namesOf(first);
  const who = `${place}, personne ${sourceId ?? "sans identifiant"}`;
  const fault = faultOf(request, [names.lastName, names.firstName]);
  if (fault !== null) {
    reading.rejected.add(`${who} : ${fault}`);
    return null;
  }
  return {
    ...person,
    ...names,
    ine: first("ENTEleveINE")?.toUpperCase(),
    birthDate: readBirth(first("ENTPersonDateNaissance"), who, reading.warnings),
    email: first("mail")?.toLowerCase(),
    ...membershipsOf(entry, reading.structureIds),
  };
}

function requestOf(entry: AafEntry, { structureIds }: AafReading): AafEntry["request"] {
  const attached = attachmentsOf(entry);
  const isElsewhere = attached.length > 0 && !structuresOf(entry).some((id) => structureIds.has(id));
  return entry.request === "MODIFY" && isElsewhere ? "DELETE" : entry.request;
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

function readBirth(text: string | undefined, who: string, warnings: Remarks): string | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === null) warnings.add(`${who} : date de naissance illisible (« ${text.slice(0, 20)} »).`);
  return day ?? undefined;
}

/** The attributes behind each list of a person. */
const lists: Readonly<Record<ListField, readonly string[]>> = {
  functions: ["ENTPersonFonctions"],
  classes: ["ENTEleveClasses", "ENTAuxEnsClasses", "ENTAuxEnsClassesPrincipal"],
  groups: ["ENTEleveGroupes", "ENTAuxEnsGroupes"],
};

function membershipsOf(entry: AafEntry, structureIds: ReadonlySet<string>): Partial<PersonRecord> {
  const { attributes, patches } = entry;
  const own = (values: readonly string[]) =>
    values
      .map(partsOf)
      .filter(([structure = ""]) => structureIds.has(structure))
      .map(([, value = ""]) => value)
      .filter((value) => value !== "" && value !== "-");
  const whole = (names: readonly string[]) => {
    const said = names.flatMap((name) => attributes.get(name) ?? []);
    return names.some((name) => attributes.has(name)) ? [...new Set(own(said))] : undefined;
  };
  const patched = (names: readonly string[], operation: "add" | "delete") =>
    own(
      patches
        .filter((patch) => patch.operation === operation && names.includes(patch.name))
        .flatMap(({ values }) => values),
    );
  const fields = Object.entries(lists) as [ListField, readonly string[]][];
  const changes = fields
    .map(
      ([field, names]) =>
        [field, { added: patched(names, "add"), removed: patched(names, "delete") }] as const,
    )
    .filter(([, { added, removed }]) => added.length + removed.length > 0);
  return {
    ...Object.fromEntries(fields.map(([field, names]) => [field, whole(names)])),
    ...(changes.length > 0 && { listChanges: Object.fromEntries(changes) }),
  };
}

function partsOf(value: string): string[] {
  return value.split("$").map((part) => part.trim());
}
