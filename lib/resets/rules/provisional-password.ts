import { offensiveForms } from "./offensive-words";

/** Gives a uniform integer from 0 to `maxExclusive` − 1, as node’s `crypto.randomInt` does. */
export type RandomInt = (maxExclusive: number) => number;

/** No vowel, no look-alike (0 O o 1 l I i), nothing behind AltGr on a French keyboard. Source: stack.md 18. */
export const signKinds = {
  capital: "BCDFGHJKLMNPQRSTVWXZ",
  small: "bcdfghjkmnpqrstvwxz",
  digit: "23456789",
  symbol: "!*+=?$",
} as const;

export const passwordLength = 12;
export const provisionalAlphabet = Object.values(signKinds).join("");
const edgeAlphabet = signKinds.capital + signKinds.small + signKinds.digit;

const forms = offensiveForms(provisionalAlphabet);
const offensive = new RegExp(forms.map((form) => form.map(anyOf).join("")).join("|"));
const triple = /(.)\1\1/;

// About one draw in two succeeds: a source that fails this often in a row is broken, not unlucky.
const drawLimit = 200;

function anyOf(signs: string): string {
  return `[${signs}]`;
}

/** True when the string holds one of the words in any case, leet spelling or vowelless form. */
export function readsAsOffensive(text: string): boolean {
  return offensive.test(text);
}

/**
 * A provisional password: 12 signs, all four kinds, no symbol at either end, never three times the same
 * sign in a row, no rude word. A refused draw is redrawn whole, so every valid password is as likely.
 * Throws when `random` is broken (200 refusals in a row).
 */
export function generateProvisionalPassword(random: RandomInt): string {
  for (let draw = 0; draw < drawLimit; draw += 1) {
    const password = drawSigns(random);
    if (isProvisionalPassword(password)) return password;
  }
  throw new Error("The random source never gives a valid provisional password");
}

/** True for the strings that `generateProvisionalPassword` can give, and only for them. */
export function isProvisionalPassword(text: string): boolean {
  return (
    text.length === passwordLength &&
    Array.from(text).every((sign) => provisionalAlphabet.includes(sign)) &&
    Object.values(signKinds).every((kind) => Array.from(text).some((sign) => kind.includes(sign))) &&
    edgeAlphabet.includes(text.charAt(0)) &&
    edgeAlphabet.includes(text.charAt(passwordLength - 1)) &&
    !triple.test(text) &&
    !readsAsOffensive(text)
  );
}

function drawSigns(random: RandomInt): string {
  let signs = "";
  for (let place = 0; place < passwordLength; place += 1) {
    const isEdge = place === 0 || place === passwordLength - 1;
    const alphabet = isEdge ? edgeAlphabet : provisionalAlphabet;
    signs += alphabet.charAt(random(alphabet.length));
  }
  return signs;
}
