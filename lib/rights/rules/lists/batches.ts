import type { BatchLinesFilter, BatchListFilter } from "./filters";
import { gestureNames, type StoredLine, type StoredRightsBatch } from "../batch";
import { finder, type Listing } from "./listing";

export type BatchRow = Pick<
  StoredRightsBatch,
  "id" | "gesture" | "status" | "createdByName" | "createdAt" | "undoneByName"
>;

/** Batches of rights, the last first. */
export function batchListing(rows: readonly BatchRow[], { q, geste }: BatchListFilter): Listing<BatchRow> {
  const isFound = finder(q);
  return {
    everything: rows,
    isShown: ({ gesture, createdByName, undoneByName }) =>
      (geste === undefined || gesture === geste) &&
      isFound(gestureNames[gesture], createdByName, undoneByName ?? ""),
    keyOf: ({ id }) => id,
  };
}

/** The lines of a batch in their order, those of a status when one is asked. */
export function lineListing(
  lines: readonly StoredLine[],
  { q, resultat }: BatchLinesFilter,
): Listing<StoredLine> {
  const isFound = finder(q);
  return {
    everything: lines,
    isShown: ({ label, outcome, status }) =>
      (resultat === undefined || status === resultat) && isFound(label, outcome ?? ""),
    keyOf: ({ seq }) => String(seq),
  };
}
