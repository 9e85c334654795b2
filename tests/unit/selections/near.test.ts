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

/** Every word one edit away, written out. */
function oneEditFrom(word: string, alphabet: string): Set<string> {
  const all = new Set([word]);
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    all.add(head + tail.slice(1));
    all.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
    for (const letter of alphabet) all.add(head + letter + tail).add(head + letter + tail.slice(1));
  }
  return all;
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
        return w.digits === k.digits && oneEditFrom(w.letters, "ab").has(k.letters);
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
