import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { countOffensiveAtMost, countPolicyPasswords, entropyBits } from "@/lib/resets/rules/password-entropy";
import {
  passwordLength,
  provisionalAlphabet,
  readsAsOffensive,
  signKinds,
} from "@/lib/resets/rules/provisional-password";

const alphabet = Array.from(provisionalAlphabet);
const everyString = BigInt(alphabet.length) ** BigInt(passwordLength);

type Cell = { seen: number; last: string; repeated: boolean };

const kindBit = (sign: string): number =>
  2 ** Object.values(signKinds).findIndex((kind) => kind.includes(sign));

function nextCells({ seen, last, repeated }: Cell, signs: readonly string[]): Cell[] {
  return signs
    .filter((sign) => !(repeated && sign === last))
    .map((sign) => ({ seen: seen | kindBit(sign), last: sign, repeated: sign === last }));
}

/** Counts sign by sign instead of kind by kind: a cell is (kinds seen, last sign, repeated or not). */
function countSignBySign(): bigint {
  let counts = new Map<string, [Cell, bigint]>([["", [{ seen: 0, last: "", repeated: false }, 1n]]]);
  for (let place = 0; place < passwordLength; place += 1) {
    const isEdge = place === 0 || place === passwordLength - 1;
    const signs = isEdge ? alphabet.filter((sign) => !signKinds.symbol.includes(sign)) : alphabet;
    const next: typeof counts = new Map();
    for (const [cell, count] of counts.values())
      for (const follower of nextCells(cell, signs)) {
        const key = Object.values(follower).join("|");
        next.set(key, [follower, (next.get(key)?.[1] ?? 0n) + count]);
      }
    counts = next;
  }
  return [...counts.values()].reduce((sum, [{ seen }, count]) => sum + (seen === 0b1111 ? count : 0n), 0n);
}

describe("the entropy of a provisional password", () => {
  it("counts the strings of the policy exactly", () => {
    expect(countPolicyPasswords()).toBe(countSignBySign());
  });

  it("never counts fewer rude strings than there are", () => {
    const draws = 40_000;
    const text = (): string =>
      Array.from({ length: passwordLength }, () => alphabet[randomInt(alphabet.length)]).join("");
    let rude = 0;
    for (let rank = 0; rank < draws; rank += 1) if (readsAsOffensive(text())) rude += 1;
    const bound = Number(countOffensiveAtMost()) / Number(everyString);
    // The true share is about 0.117 for a bound of 0.127; a draw of 40,000 varies by 0.0016.
    expect(rude / draws).toBeLessThan(bound);
    expect(bound).toBeLessThan(2 * (rude / draws));
  });

  it("is above 50 bits by construction, and above 67 as measured", () => {
    expect(entropyBits).toBeGreaterThan(67);
    expect(entropyBits).toBeLessThan(Math.log2(Number(everyString)));
  });
});
