import type { ListPupil, ListRecord } from "@/lib/resets/rules/received-list/matching";
import { type ListContext, type Standing, sortList } from "@/lib/resets/rules/received-list/report";

export function pupil(id: string, facts: Partial<ListPupil> = {}): ListPupil {
  return {
    id,
    lastName: `NOM${id}`,
    usageName: null,
    firstName: "Zoé",
    birthDate: "2014-02-03",
    className: "6e A",
    identifier: `z.nom${id}`,
    ine: null,
    ...facts,
  };
}

/** A line that says only what is given. */
export function record(line: number, facts: Partial<ListRecord> = {}): ListRecord {
  return {
    line,
    lastName: null,
    usageName: null,
    firstName: null,
    birthDate: null,
    className: null,
    identifier: null,
    ine: null,
    password: `mot-${line}`,
    ...facts,
  };
}

/** The report of a list in a campaign that expects everybody, but for the standings given. */
export function sort(
  records: readonly ListRecord[],
  pupils: readonly ListPupil[],
  {
    standings = {},
    kept = {},
  }: { standings?: Partial<Record<string, Standing>>; kept?: Partial<Record<string, string>> } = {},
) {
  const context: ListContext = {
    pupils,
    standingOf: (id) => standings[id] ?? "EXPECTED",
    isKept: (id, password) => kept[id] === password,
  };
  return sortList(records, context);
}
