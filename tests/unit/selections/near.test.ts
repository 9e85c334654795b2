import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexNear, isNear, partsOf, shortestNear } from "@/lib/selections/rules/near";

const near = (written: string, known: string) => isNear(partsOf(written), partsOf(known));

describe("isNear", () => {
  test.each([
    ["jean.dupon12", "jean.dupont12"],
    ["jean.dupontt12", "jean.dupont12"],
    ["jean.dupomt12", "jean.dupont12"],
    ["jean.dupnot12", "jean.dupont12"],
    ["jean-dupont12", "jean.dupont12"],
    ["jeandupont12", "jean.dupont12"],
    ["jean.dupont", "jean.dupont12"],
    ["jean.dupon12@gmail.com", "jean.dupont12"],
  ])("%s and %s", (written, known) => {
    expect(near(written, known)).toBe(true);
  });

  test.each([
    ["jean.dupont13", "jean.dupont12"],
    ["jean.dupont12", "jean.dupont"],
    ["jean.dup12", "jean.dupont12"],
    ["naej.dupont12", "jean.dupont12"],
  ])("not %s and %s", (written, known) => {
    expect(near(written, known)).toBe(false);
  });

  test(`only from ${shortestNear} letters on`, () => {
    const letters = (number: number) => "abcdefgh".slice(0, number);
    expect(near(letters(shortestNear), letters(shortestNear + 1))).toBe(true);
    expect(near(letters(shortestNear - 1), letters(shortestNear))).toBe(false);
  });
});

/** The definition, letter by letter: optimal string alignment. */
function distance(one: string, other: string): number {
  const row = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number) => row[i]?.[j] ?? Infinity;
  for (let i = 0; i <= one.length; i += 1)
    for (let j = 0; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const best =
        i === 0 || j === 0
          ? i + j
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + same,
              swapped ? at(i - 2, j - 2) + 1 : Infinity,
            );
      (row[i] ?? [])[j] = best;
    }
  return at(one.length, other.length);
}

const account = fc.stringMatching(/^[ab]{4,7}[12]?$/);

test("the index finds what comparing with everybody finds", () => {
  fc.assert(
    fc.property(fc.uniqueArray(account, { maxLength: 40 }), account, (known, written) => {
      const w = partsOf(written);
      const expected = known.filter((other) => {
        const k = partsOf(other);
        if (w.letters.length < shortestNear) return false;
        if (w.digits === "" && w.letters === k.letters) return true;
        return w.digits === k.digits && distance(w.letters, k.letters) <= 1;
      });
      const found = indexNear(known, (text) => text, 1000)(written);
      expect([...found].sort()).toEqual([...expected].sort());
    }),
  );
});

test("a bucket holds no more than the limit and one", () => {
  const known = Array.from({ length: 500 }, (_, rank) => `eleve${rank}`);
  expect(indexNear(known, (text) => text, 12)("eleve")).toHaveLength(13);
});
