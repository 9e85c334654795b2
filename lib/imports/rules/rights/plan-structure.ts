import { count } from "@/lib/french";
import { roleNames, type Rubric, type Service } from "@/lib/rights/rules/model";
import type { RightsPlan } from "./line";
import { compareSaid, type Known, type Said } from "./plan";
import type { RubricRow, ServiceRow } from "./rows";

/** What a list of rubrics changes. A line whose parent nobody knows, or that makes a circle, is left out and said. */
export function planRubrics(rows: readonly RubricRow[], rubrics: readonly Rubric[]): RightsPlan {
  const keyOf = new Map(rubrics.map(({ id, key }) => [id, key]));
  const known = rubrics.map((rubric) => knownRubric(rubric, keyOf.get(rubric.parentId ?? "") ?? null));
  const rejected: string[] = [];
  const said = new Map<string, RubricRow>();
  for (const row of rows) addOnce(said, row, rejected);
  const parentOf = new Map([
    ...rubrics.map(({ key, parentId }): [string, string | null] => [key, keyOf.get(parentId ?? "") ?? null]),
    ...[...said.values()].map(({ key, parentKey }): [string, string | null] => [key, parentKey]),
  ]);
  dropUnrooted(said, parentOf, rejected);
  const lines = new Map([...said].map(([key, row]) => [key, sayRubric(row, known)]));
  return { ...compareSaid(lines, known), rejected, unknown: [] };
}

function addOnce<Row extends { line: number; key: string }>(
  said: Map<string, Row>,
  row: Row,
  rejected: string[],
): void {
  const first = said.get(row.key);
  if (first)
    rejected.push(`Ligne ${row.line} : « ${row.key} » est déjà à la ligne ${first.line}, qui est retenue.`);
  else said.set(row.key, row);
}

/** Removes, until none is left, the lines whose parents lead nowhere. */
function dropUnrooted(
  said: Map<string, RubricRow>,
  parentOf: Map<string, string | null>,
  rejected: string[],
): void {
  for (const row of [...said.values()]) {
    const fault = faultOf(row, parentOf);
    if (fault === null) continue;
    said.delete(row.key);
    rejected.push(`Ligne ${row.line} : ${fault}`);
  }
}

function faultOf({ key, parentKey }: RubricRow, parentOf: ReadonlyMap<string, string | null>): string | null {
  const path = [key];
  for (let parent = parentKey; parent !== null; parent = parentOf.get(parent) ?? null) {
    if (!parentOf.has(parent))
      return `la rubrique parente « ${parent} » n’est ni dans ce fichier ni dans la console.`;
    if (path.includes(parent))
      return `ses rubriques parentes tournent en rond (${[...path, parent].join(" → ")}).`;
    path.push(parent);
  }
  return null;
}

const shownRubric = (
  rubric: Pick<RubricRow, "name" | "parentKey"> & Pick<Rubric, "inherits" | "inheritedCeiling">,
) => ({
  rubricName: rubric.name,
  parent: rubric.parentKey,
  inherits: rubric.inherits ? "oui" : "non",
  inheritedCeiling: rubric.inheritedCeiling === null ? null : roleNames[rubric.inheritedCeiling],
});

function knownRubric({ id, key, name, inherits, inheritedCeiling }: Rubric, parentKey: string | null): Known {
  return {
    ...{ key, label: name, detail: `Rubrique ${key}` },
    write: { kind: "RUBRIC", id, key, name, parentKey, inherits, inheritedCeiling },
    shown: shownRubric({ name, parentKey, inherits, inheritedCeiling }),
  };
}

/** A cell left empty says nothing of inheritance: what is known stays, and a new rubric inherits. */
function sayRubric({ line, key, name, parentKey, ...row }: RubricRow, known: readonly Known[]): Said {
  const before = known.find((one) => one.key === key)?.write;
  const inherits = row.inherits ?? (before?.kind === "RUBRIC" ? before.inherits : true);
  const { inheritedCeiling } = row;
  return {
    ...{ line, label: name, detail: parentKey === null ? "Rubrique" : `Rubrique, sous ${parentKey}` },
    write: { kind: "RUBRIC", id: null, key, name, parentKey, inherits, inheritedCeiling },
    shown: shownRubric({ name, parentKey, inherits, inheritedCeiling }),
  };
}

/** What a list of services changes. */
export function planServices(rows: readonly ServiceRow[], services: readonly Service[]): RightsPlan {
  const rejected: string[] = [];
  const said = new Map<string, ServiceRow>();
  for (const row of rows) addOnce(said, row, rejected);
  const sayService = (
    { key, name }: Pick<ServiceRow, "key" | "name">,
    id: string | null,
  ): Omit<Said, "line"> => ({
    ...{ label: name, detail: `Service ${key}`, shown: { serviceName: name } },
    write: { kind: "SERVICE", id, key, name },
  });
  const lines = new Map([...said].map(([key, row]) => [key, { line: row.line, ...sayService(row, null) }]));
  const known = services.map((service) => ({ key: service.key, ...sayService(service, service.id) }));
  return { ...compareSaid(lines, known), rejected, unknown: [] };
}

/** “3 membres, 1 groupe”. */
export function describeMembers(accounts: number, groups: number, unknown: number): string {
  return [
    count(accounts, "membre"),
    ...(groups > 0 ? [count(groups, "groupe")] : []),
    ...(unknown > 0 ? [count(unknown, "inconnu")] : []),
  ].join(", ");
}
