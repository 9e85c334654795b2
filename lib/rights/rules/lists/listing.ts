import { foldText } from "@/lib/students/rules/search";

/**
 * A list worked out in memory. `everything` is in order and also holds what counts no longer, or is filtered out: a page
 * that begins after such a row begins where it stood.
 */
export type Listing<Row> = {
  everything: readonly Row[];
  isShown: (row: Row) => boolean;
  /** Tells a row apart, in an address: an id, never a name. */
  keyOf: (row: Row) => string;
};

export type ListPage<Row> = {
  rows: Row[];
  /** How many match, on all the pages. */
  total: number;
  isFirstPage: boolean;
  /** The key that the next page begins after; null on the last. */
  next: string | null;
};

export const pageLength = 50;

/** The rows that follow the one of this key, and how many match in all; from the start for null or a key nobody knows. */
export function pageOf<Row>(
  { everything, isShown, keyOf }: Listing<Row>,
  after: string | null,
  length = pageLength,
): ListPage<Row> {
  const start = after === null ? 0 : everything.findIndex((row) => keyOf(row) === after) + 1;
  const following = everything.slice(start).filter(isShown);
  const rows = following.slice(0, length);
  const last = rows.at(-1);
  return {
    rows,
    total: following.length + everything.slice(0, start).filter(isShown).length,
    isFirstPage: start === 0,
    next: last !== undefined && following.length > length ? keyOf(last) : null,
  };
}

/** Every row that matches, on all the pages. */
export const rowsOf = <Row>({ everything, isShown }: Listing<Row>): Row[] => everything.filter(isShown);

/** True of a text that holds every word of a query, accents and case set aside; of any text without a query. */
export function finder(query: string | undefined): (...texts: readonly string[]) => boolean {
  const words = foldText(query ?? "")
    .split(" ")
    .filter(Boolean);
  return (...texts) => {
    if (words.length === 0) return query === undefined;
    const folded = texts.map(foldText).join(" ");
    return words.every((word) => folded.includes(word));
  };
}
