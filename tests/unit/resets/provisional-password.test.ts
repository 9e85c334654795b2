import { randomInt } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  generateProvisionalPassword,
  isProvisionalPassword,
  passwordLength,
  provisionalAlphabet,
  readsAsOffensive,
  signKinds,
} from "@/lib/resets/rules/provisional-password";

const classesOfSigns = Object.values(signKinds);

/** A small seeded source (mulberry32): the same seed tells the same story. */
function seededSource(seed: number): (maxExclusive: number) => number {
  let state = seed >>> 0;
  return (maxExclusive) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * maxExclusive);
  };
}

const kept = [/^[A-Za-z2-9].*[A-Za-z2-9]$/, /[A-Z]/, /[a-z]/, /[2-9]/, /[!*+=?$]/, /^(?!.*(.)\1\1)/];

/** Written apart from the generator: draws over the whole alphabet and keeps what the policy allows. */
function oracle(random: (maxExclusive: number) => number): string {
  for (;;) {
    const text = Array.from({ length: 12 }, () => provisionalAlphabet.charAt(random(53))).join("");
    if (kept.every((rule) => rule.test(text)) && !readsAsOffensive(text)) return text;
  }
}

/** How often each sign stands at each place: 12 × 53 cells. */
function frequencies(draw: () => string, draws: number): number[] {
  const cells = new Array<number>(passwordLength * provisionalAlphabet.length).fill(0);
  for (let rank = 0; rank < draws; rank += 1) {
    const text = draw();
    for (let place = 0; place < passwordLength; place += 1) {
      const cell = place * provisionalAlphabet.length + provisionalAlphabet.indexOf(text.charAt(place));
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
  }
  return cells;
}

/** Chi-square of two samples of the same size, and how many standard deviations it lies from its mean. */
function deviation(left: readonly number[], right: readonly number[]): number {
  let chiSquare = 0;
  let filled = 0;
  left.forEach((count, cell) => {
    const other = right[cell] ?? 0;
    if (count + other === 0) return;
    chiSquare += (count - other) ** 2 / (count + other);
    filled += 1;
  });
  const degrees = filled - passwordLength;
  return (chiSquare - degrees) / Math.sqrt(2 * degrees);
}

describe("the alphabet", () => {
  it("has 53 different signs of four kinds and no look-alike", () => {
    expect(provisionalAlphabet).toHaveLength(53);
    expect(new Set(provisionalAlphabet).size).toBe(53);
    expect(provisionalAlphabet).not.toMatch(/[0Oo1lIi|aeuyAEUY]/);
  });

  it("is typed on a French keyboard without AltGr", () => {
    expect(provisionalAlphabet).toMatch(/^[A-Za-z0-9!*+=?$]+$/);
  });
});

describe("a generated password", () => {
  it("keeps the whole policy whatever the chance", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const password = generateProvisionalPassword(seededSource(seed));
        expect(password).toHaveLength(12);
        expect(Array.from(password).every((sign) => provisionalAlphabet.includes(sign))).toBe(true);
        for (const kind of classesOfSigns)
          expect(Array.from(password).some((sign) => kind.includes(sign))).toBe(true);
        expect(password).toMatch(/^[^!*+=?$].*[^!*+=?$]$/);
        expect(password).not.toMatch(/(.)\1\1/);
        expect(readsAsOffensive(password)).toBe(false);
        expect(isProvisionalPassword(password)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("never repeats in 20,000 draws of the real source", () => {
    const drawn = new Set(
      Array.from({ length: 20_000 }, () => generateProvisionalPassword((max) => randomInt(max))),
    );
    expect(drawn.size).toBe(20_000);
  });

  it("asks for uniform integers of exactly the sizes of the two alphabets: no remainder, so no bias", () => {
    const asked = new Set<number>();
    const source = seededSource(3);
    for (let rank = 0; rank < 200; rank += 1)
      generateProvisionalPassword((maxExclusive) => {
        asked.add(maxExclusive);
        return source(maxExclusive);
      });
    expect([...asked].sort()).toEqual([47, 53]);
  });

  it("is as likely as any other valid one: same frequencies as a generator written apart", () => {
    const left = seededSource(11);
    const right = seededSource(97);
    const ours = frequencies(() => generateProvisionalPassword(left), 30_000);
    const theirs = frequencies(() => oracle(right), 30_000);
    expect(Math.abs(deviation(ours, theirs))).toBeLessThan(4);
  });

  it("stays uniform with the system’s own source", () => {
    const source = seededSource(5);
    const ours = frequencies(() => generateProvisionalPassword((max) => randomInt(max)), 20_000);
    const theirs = frequencies(() => oracle(source), 20_000);
    // Seven deviations: about one false alarm in a thousand million runs.
    expect(deviation(ours, theirs)).toBeLessThan(7);
  });

  it("notices a biased source, so the two tests above mean something", () => {
    const source = seededSource(11);
    const byteModulo = (max: number): number => source(256) % max;
    const biased = frequencies(() => generateProvisionalPassword(byteModulo), 30_000);
    const fair = seededSource(97);
    expect(
      deviation(
        biased,
        frequencies(() => oracle(fair), 30_000),
      ),
    ).toBeGreaterThan(10);
  });

  it("gives up on a broken source instead of turning for ever", () => {
    expect(() => generateProvisionalPassword(() => 0)).toThrow(/random source/);
  });
});

describe("isProvisionalPassword, a rule at a time", () => {
  const valid = "Bf!2kTr9mXwq";

  it.each([
    ["a valid one", valid, true],
    ["11 signs", valid.slice(1), false],
    ["13 signs", `${valid}b`, false],
    ["no capital", valid.toLowerCase(), false],
    ["no small letter", "BF!2KTR9MXWQ", false],
    ["no digit", "Bf!bkTrdmXwq", false],
    ["no symbol", "Bfc2kTr9mXwq", false],
    ["a symbol first", "!fB2kTr9mXwq", false],
    ["a symbol last", "Bfq2kTr9mXw!", false],
    ["twice the same sign in a row", "Bff!2kTr9mXw", true],
    ["three times the same sign in a row", "Bfff!2kTr9mX", false],
    ["a look-alike", "Bf!2kTr9mX0q", false],
    ["a rude word", "Bf!2FcKr9mXw", false],
  ])("%s", (_case, text, expected) => {
    expect(isProvisionalPassword(text)).toBe(expected);
  });
});

describe("rude words", () => {
  it.each([
    ...["FCK", "fCk", "F*ck", "FVCK", "BTCH", "8!tch", "KkK", "$H!T", "5h7", "n!663r"],
    ...["MRD", "M3RD3", "S4L*P", "B!T3", "b*t3", "CVL", "C*L", "NTM", "n7M", "fdp", "CNN4RD", "n4z!"],
  ])("%s is seen wherever it stands", (word) => {
    expect(readsAsOffensive(word)).toBe(true);
    expect(readsAsOffensive(`XQ${word}WK`)).toBe(true);
  });

  it.each(["Bf!2kTr9mXwq", "BTXR", "CLXR", "SXM", "HLP", "M3RC"])("%s is innocent", (text) => {
    expect(readsAsOffensive(text)).toBe(false);
  });
});
