import { randomInt } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offensiveForms } from "@/lib/resets/rules/offensive-words";
import {
  generatePassphrase,
  isPassphrase,
  passphraseBits,
  passphraseSeparator,
  passphraseWordCount,
} from "@/lib/resets/rules/passphrase";
import { passphraseWords } from "@/lib/resets/rules/passphrase-words";

const smallLetters = "abcdefghijklmnopqrstuvwxyz";
const rude = new RegExp(
  `^(?:${offensiveForms(smallLetters)
    .map((form) => form.map((signs) => `[${signs}]`).join(""))
    .join("|")})s?$`,
);

/** Answers the given ranks one after the other, whatever is asked. */
const dealing = (ranks: readonly number[]) => {
  const left = [...ranks];
  return () => left.shift() ?? 0;
};

const rank = fc.integer({ min: 0, max: passphraseWords.length - 1 });
const ranks = fc.array(rank, { minLength: passphraseWordCount, maxLength: passphraseWordCount });

describe("the words", () => {
  it("are four to seven letters that a pupil types without Shift or accent, each once", () => {
    for (const word of passphraseWords) expect(word).toMatch(/^[a-z]{4,7}$/);
    expect(new Set(passphraseWords).size).toBe(passphraseWords.length);
  });

  it("are never a rude word, in full or without its vowels", () => {
    expect("merde").toMatch(rude);
    expect("fcks").toMatch(rude);
    expect(passphraseWords.filter((word) => rude.test(word))).toEqual([]);
  });

  it("are never a number, which a pupil could type in figures", () => {
    const numbers =
      "zero deux trois quatre cinq sept huit neuf onze douze treize quinze seize vingt cent mille";
    for (const number of numbers.split(" ")) expect(passphraseWords).not.toContain(number);
  });
});

describe("a passphrase", () => {
  it("holds 50 bits or more, counted on the words there are", () => {
    const phrases = BigInt(passphraseWords.length) ** BigInt(passphraseWordCount);
    expect(phrases).toBeGreaterThanOrEqual(2n ** 50n);
    expect(passphraseBits).toBeCloseTo(Math.log2(Number(phrases)), 9);
  });

  it("is five words of small letters and hyphens, of 20 signs or more", () => {
    for (let draw = 0; draw < 2000; draw += 1) {
      const phrase = generatePassphrase(randomInt);
      expect(phrase).toMatch(/^[a-z]+(?:-[a-z]+){4}$/);
      expect(phrase.length).toBeGreaterThanOrEqual(20);
    }
  });

  it("reaches 20 signs with the shortest words, and 39 with the longest", () => {
    const byLength = [...passphraseWords].sort((first, second) => first.length - second.length);
    const shortest = passphraseWords.indexOf(byLength[0] ?? "");
    const longest = passphraseWords.indexOf(byLength.at(-1) ?? "");
    const phraseOf = (place: number) =>
      generatePassphrase(dealing(new Array<number>(passphraseWordCount).fill(place)));
    expect(phraseOf(shortest).length).toBe(24);
    expect(phraseOf(longest).length).toBe(39);
  });

  it("differs as soon as one draw differs, so that every phrase is as likely", () => {
    fc.assert(
      fc.property(ranks, ranks, (first, second) => {
        const same = generatePassphrase(dealing(first)) === generatePassphrase(dealing(second));
        expect(same).toBe(first.join() === second.join());
      }),
    );
    fc.assert(
      fc.property(ranks, fc.nat({ max: passphraseWordCount - 1 }), rank, (drawn, place, other) => {
        const changed = drawn.map((value, index) => (index === place ? other : value));
        const same = generatePassphrase(dealing(drawn)) === generatePassphrase(dealing(changed));
        expect(same).toBe(drawn[place] === other);
      }),
    );
  });

  it("asks for each word among all the words, and once a word", () => {
    const asked: number[] = [];
    generatePassphrase((maxExclusive) => {
      asked.push(maxExclusive);
      return 0;
    });
    expect(asked).toEqual(new Array<number>(passphraseWordCount).fill(passphraseWords.length));
  });

  it("draws every word as often as any other", () => {
    const draws = 150_000;
    const counts = new Map<string, number>();
    for (let draw = 0; draw < draws; draw += 1)
      for (const word of generatePassphrase(randomInt).split(passphraseSeparator))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    const expected = (draws * passphraseWordCount) / passphraseWords.length;
    const chiSquare = passphraseWords.reduce(
      (total, word) => total + ((counts.get(word) ?? 0) - expected) ** 2 / expected,
      0,
    );
    const freedom = passphraseWords.length - 1;
    // Six standard deviations of room; a word left out or drawn twice takes thirteen.
    expect(chiSquare).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom));
  });

  it("refuses a source that answers outside its range", () => {
    expect(() => generatePassphrase((maxExclusive) => maxExclusive)).toThrow(/random source/);
    expect(() => generatePassphrase(() => 0.5)).toThrow(/random source/);
  });
});

describe("isPassphrase", () => {
  it("knows what the generator gives", () => {
    fc.assert(
      fc.property(ranks, (drawn) => {
        expect(isPassphrase(generatePassphrase(dealing(drawn)))).toBe(true);
      }),
    );
  });

  it.each([
    ["four words", "abeille-kiwi-orage-tulipe"],
    ["six words", "abeille-kiwi-orage-tulipe-voisin-wagon"],
    ["a capital", "Abeille-kiwi-orage-tulipe-voisin"],
    ["a word of no list", "abeille-kiwi-orage-tulipe-merde"],
    ["another separator", "abeille kiwi orage tulipe voisin"],
    ["nothing", ""],
  ])("refuses %s", (_case, text) => {
    expect(isPassphrase(text)).toBe(false);
  });
});
