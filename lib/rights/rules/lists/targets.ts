import type { TargetListFilter } from "./filters";
import type { TargetRow } from "../overview";
import { finder, type Listing } from "./listing";

/** Rubrics in the order of their tree, or services. */
export function targetListing(
  rows: readonly TargetRow[],
  { q, donnes }: TargetListFilter,
): Listing<TargetRow> {
  const isFound = finder(q);
  return {
    everything: rows,
    isShown: ({ name, key, persons, populations }) =>
      (donnes !== "PERSONNE" || persons > 0) &&
      (donnes !== "AUCUN" || persons + populations === 0) &&
      isFound(name, key),
    keyOf: ({ target }) => target.id,
  };
}

/** The sums at the foot of the table, over everything that matches. */
export function totalsOf(
  rows: readonly TargetRow[],
): Pick<TargetRow, "populations" | "persons" | "convertible"> {
  return {
    populations: rows.reduce((sum, row) => sum + row.populations, 0),
    persons: rows.reduce((sum, row) => sum + row.persons, 0),
    convertible: rows.reduce((sum, row) => sum + row.convertible, 0),
  };
}
