/** Gives a uniform integer from 0 to `maxExclusive` − 1, as node’s `crypto.randomInt` does. */
type RandomInt = (maxExclusive: number) => number;

export const recoveryCodeCount = 10;
/** Without vowels nor look-alikes: 27 signs, so that ten of them make 47 bits. */
export const recoveryAlphabet = "BCDFGHJKLMNPQRSTVWXZ2345679";
const halfLength = 5;

const separators = /[\s\-‐-―_.]/gu;
const wellFormed = new RegExp(`^[${recoveryAlphabet}]{${halfLength * 2}}$`, "u");

/** Ten different codes "XXXXX-XXXXX", each good for one sign-in. Store only their hashes. */
export function generateRecoveryCodes(random: RandomInt): string[] {
  const codes = new Set<string>();
  while (codes.size < recoveryCodeCount) codes.add(`${drawHalf(random)}-${drawHalf(random)}`);
  return [...codes];
}

/** The code as it was generated, whatever its case and separators; null when it cannot be one. */
export function normaliseRecoveryCode(typed: string): string | null {
  const signs = typed.normalize("NFKC").toUpperCase().replace(separators, "");
  return wellFormed.test(signs) ? `${signs.slice(0, halfLength)}-${signs.slice(halfLength)}` : null;
}

function drawHalf(random: RandomInt): string {
  return Array.from({ length: halfLength }, () =>
    recoveryAlphabet.charAt(random(recoveryAlphabet.length)),
  ).join("");
}
