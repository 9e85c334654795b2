import { passphraseWords } from "./passphrase-words";
import type { RandomInt } from "./provisional-password";

export const passphraseWordCount = 5;

/** On the top row of every keyboard without Shift, and nobody takes it for a letter. */
export const passphraseSeparator = "-";

/** Bits of a passphrase, exactly: every draw is kept and no two draws give the same one. */
export const passphraseBits = passphraseWordCount * Math.log2(passphraseWords.length);

/**
 * A provisional passphrase: five words drawn apart, lower case, such as « kiwi-lampe-orage-tulipe-voisin ». No word is
 * shorter than four letters, so it always passes the 20 signs that stand for the four kinds. Source: domain.md 9.
 */
export function generatePassphrase(random: RandomInt): string {
  return Array.from({ length: passphraseWordCount }, () => drawWord(random)).join(passphraseSeparator);
}

/** True for the strings that `generatePassphrase` can give, and only for them. */
export function isPassphrase(text: string): boolean {
  const words = text.split(passphraseSeparator);
  return words.length === passphraseWordCount && words.every((word) => known.has(word));
}

const known: ReadonlySet<string> = new Set(passphraseWords);

function drawWord(random: RandomInt): string {
  const word = passphraseWords[random(passphraseWords.length)];
  if (word === undefined) throw new Error("The random source answered outside its range");
  return word;
}
