import { count } from "@/lib/french";
import type { ImportFacts } from "../preview/stored-shapes";

/** A school of a set of the académie’s directory; `people` is how many of the set are of it. */
export type SetSchool = NonNullable<ImportFacts["siblings"]>[number];

/** Each sibling keeps its own copy of the set: beyond, the same file is to be dropped in the school itself. */
export const maxSiblings = 20;

const shownSchools = 5;

type DirectorySet = {
  structures: readonly { id: string; uai: string; name: string }[];
  /** People of each structure. */
  attached: ReadonlyMap<string, number>;
  isOnlyStructures: boolean;
};

/** A school that the operator may import into, what the directory calls it, and whom of the set it already knows. */
export type HeldSchool = {
  uai: string;
  name: string;
  structureIds: readonly string[];
  knownPeople: number;
};

export type Siblings = {
  siblings: SetSchool[];
  /** Of the operator too, past the limit. */
  beyond: SetSchool[];
  /** What the directory calls all of them. */
  held: ReadonlySet<string>;
};

/**
 * The operator’s other schools that a set is for: it has people of theirs, or changes some whom they know, or tells
 * only which structure is which school. The first ones by name get an import of their own; `beyond` are the rest.
 */
export function planSiblings(
  set: DirectorySet,
  { home, held }: { home: string; held: readonly HeldSchool[] },
): Siblings {
  const found = held.flatMap(({ uai, name, structureIds, knownPeople }) => {
    if (uai === home) return [];
    const named = set.structures.filter((structure) => structure.uai === uai).map(({ id }) => id);
    const ids = [...new Set([...named, ...structureIds, uai])];
    const attached = ids.reduce((sum, id) => sum + (set.attached.get(id) ?? 0), 0);
    const people = Math.max(attached, knownPeople);
    const isFor = people > 0 || (set.isOnlyStructures && named.length > 0);
    return isFor ? [{ school: { uai, name, people }, ids }] : [];
  });
  const siblings = found.slice(0, maxSiblings);
  return {
    siblings: siblings.map(({ school }) => school),
    beyond: found.slice(maxSiblings).map(({ school }) => school),
    held: new Set(found.flatMap(({ ids }) => ids)),
  };
}

/** What the preview says of the people whom no import of the operator’s takes. */
export function describeOutside(
  { others, structures }: Pick<DirectorySet, "structures"> & { others: ReadonlyMap<string, number> },
  { held, beyond }: Pick<Siblings, "held" | "beyond">,
): string[] {
  const names = new Map(structures.map(({ id, uai, name }) => [id, `${name || "établissement"} (${uai})`]));
  const outside = [...others].filter(([id]) => !held.has(id));
  const total = outside.reduce((sum, [, number]) => sum + number, 0);
  if (total === 0) return describeBeyond(beyond);
  const shown = outside
    .slice(0, shownSchools)
    .map(([id, number]) => `${names.get(id) ?? `structure ${id || "inconnue"}`} : ${number}`);
  return [
    `${count(total, "personne de ce fichier est", "personnes de ce fichier sont")} d’autres établissements (${shown.join(" ; ")}) : rien n’en est repris, vous n’y importez pas de fichiers.`,
    ...describeBeyond(beyond),
  ];
}

function describeBeyond(beyond: readonly SetSchool[]): string[] {
  if (beyond.length === 0) return [];
  const schools = count(beyond.length, "autre de vos établissements", "autres de vos établissements");
  return [
    `Ce fichier est aussi de ${schools} (${nameSchools(beyond)}) : au-delà de ${maxSiblings}, déposez-le dans chacun d’eux.`,
  ];
}

function nameSchools(schools: readonly SetSchool[]): string {
  const named = schools.slice(0, shownSchools).map(({ uai, name }) => `${name} (${uai})`);
  const rest = schools.length - named.length;
  return [...named, ...(rest > 0 ? [count(rest, "autre")] : [])].join(", ");
}

/** Why a set that is not of this school is refused here, once it is prepared in the schools that it is for. */
export function describePreparedElsewhere(uai: string, siblings: readonly SetSchool[]): string {
  return `Ce fichier de l’annuaire ne parle pas de ${uai}, mais de ${nameSchools(siblings)} : son import y est préparé, ouvrez-le ci-dessous.`;
}
