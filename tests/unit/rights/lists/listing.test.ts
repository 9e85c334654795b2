import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finder, type Listing, pageOf, rowsOf } from "@/lib/rights/rules/lists/listing";

type Row = { id: string; shown: boolean };

const listing = (everything: readonly Row[]): Listing<Row> => ({
  everything,
  isShown: ({ shown }) => shown,
  keyOf: ({ id }) => id,
});
const numbered = (shown: readonly boolean[]) => shown.map((one, rank) => ({ id: `r${rank}`, shown: one }));

describe("pages", () => {
  test("read one after the other, give every row that matches once, in order, with the same total", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.integer({ min: 1, max: 5 }), (shown, length) => {
        const whole = listing(numbered(shown));
        const read: Row[] = [];
        let after: string | null = null;
        do {
          const page: ReturnType<typeof pageOf<Row>> = pageOf(whole, after, length);
          expect(page.total).toBe(rowsOf(whole).length);
          expect(page.isFirstPage).toBe(after === null);
          expect(page.rows.length).toBeLessThanOrEqual(length);
          read.push(...page.rows);
          after = page.next;
        } while (after !== null);
        expect(read).toEqual(rowsOf(whole));
      }),
    );
  });

  test("one row short of a page, a page, and one more", () => {
    const of = (length: number) => pageOf(listing(numbered(Array<boolean>(length).fill(true))), null);
    expect([of(49).next, of(50).next, of(51).next]).toEqual([null, null, "r49"]);
  });

  test("begin where a row stood that counts no longer", () => {
    const rows = numbered([true, false, true]);
    expect(pageOf(listing(rows), "r1").rows).toEqual([rows[2]]);
  });

  test("begin at the start after a key that nobody knows", () => {
    expect(pageOf(listing(numbered([true])), "gone")).toMatchObject({ isFirstPage: true, total: 1 });
  });
});

describe("words", () => {
  test.each([
    ["dupont", true],
    ["DUPONT jean", true],
    ["elodie", true],
    ["jean-pierre", false],
    ["-'", false],
  ])("« %s » finds Élodie Jeanne DUPONT: %s", (query, found) => {
    expect(finder(query)("Élodie Jeanne", "DUPONT")).toBe(found);
  });

  test("no word finds everything", () => {
    expect(finder(undefined)("CDI")).toBe(true);
  });
});
