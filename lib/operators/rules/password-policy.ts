const shortestPassword = 12;
const shortestPassphrase = 20;
export const longestPassword = 128;
export const fewestDifferentSigns = 6;

/** What a password must not contain, as the operator’s record holds it. */
export type PasswordOwner = {
  name: string;
  email: string;
  schoolNames: readonly string[];
};

const signKinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
const shortestPersonalWord = 3;
const shortestSchoolWord = 4;
// Words that every school name holds say nothing personal.
const schoolWords = new Set([
  "college",
  "lycee",
  "ecole",
  "institution",
  "ensemble",
  "scolaire",
  "cite",
  "saint",
  "sainte",
]);

/** One spelling per text (NFC), so that a password typed on another keyboard still matches its hash. */
export function normalisePassword(password: string): string {
  return password.normalize("NFC");
}

/**
 * Every reason to refuse a chosen password, in French; empty when it is accepted.
 * 12 signs of four kinds, or a passphrase of 20 signs; 128 at most. Source: domain.md § 9.
 */
export function passwordProblems(password: string, owner: PasswordOwner): string[] {
  const text = normalisePassword(password);
  const length = Array.from(text).length;
  if (length > longestPassword)
    return [`Ce mot de passe compte ${length} caractères : ${longestPassword} au plus.`];
  return [
    shapeProblem(text, length),
    repetitionProblem(text),
    contains(text, wordsOf([owner.name], shortestPersonalWord))
      ? "Le mot de passe ne doit pas contenir votre nom ni votre prénom."
      : null,
    contains(text, wordsOf([localPart(owner.email)], shortestPersonalWord))
      ? "Le mot de passe ne doit pas contenir votre adresse électronique."
      : null,
    contains(text, schoolParts(owner.schoolNames))
      ? "Le mot de passe ne doit pas contenir le nom de l’établissement."
      : null,
  ].filter((problem) => problem !== null);
}

function shapeProblem(text: string, length: number): string | null {
  if (length >= shortestPassphrase) return null;
  if (length < shortestPassword)
    return `Choisissez ${shortestPassword} caractères de quatre sortes, ou une phrase de ${shortestPassphrase} caractères au moins.`;
  if (signKinds.every((kind) => kind.test(text))) return null;
  return `Mélangez capitales, minuscules, chiffres et autres signes, ou choisissez une phrase de ${shortestPassphrase} caractères au moins.`;
}

function repetitionProblem(text: string): string | null {
  if (text === "" || new Set(text).size >= fewestDifferentSigns) return null;
  return `Ce mot de passe se répète trop : employez au moins ${fewestDifferentSigns} caractères différents.`;
}

function contains(text: string, words: readonly string[]): boolean {
  const letters = fold(text).replace(/[^\p{L}\p{Nd}]/gu, "");
  return words.some((word) => letters.includes(word));
}

function schoolParts(names: readonly string[]): string[] {
  return wordsOf(names, shortestSchoolWord).filter((word) => !schoolWords.has(word));
}

function wordsOf(texts: readonly string[], shortest: number): string[] {
  return texts
    .flatMap((text) => fold(text).split(/[^\p{L}\p{Nd}]+/u))
    .filter((word) => word.length >= shortest);
}

function localPart(email: string): string {
  return email.split("@", 1)[0] ?? "";
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
