/**
 * Words a pupil must not find on a slip, French then English, spelled in full.
 * The alphabet has no vowels, so what shows is a skeleton (FCK) or a leet spelling (B!T3): both are derived.
 */
const words = `
  BAISE BATARD BITE BOUGNOULE BRANLE CACA CHIER CHIASSE CONNARD CONNASSE COUILLE CREVE CUL DROGUE ENCULE FDP
  GARCE MERDE NAZI NEGRE NIK NIQUE NTM PD PEDE PEDO PETASSE PIPI PISSE PORNO POUFFE PROUT PUTAIN PUTE SALAUD
  SALOPE SEXE SUCE SUICIDE TGL TG TUER VIOL VTFF ZIZI
  ANAL ANUS BASTARD BITCH COCK CUM CUNT DEAD DICK DIE FAG FUCK HITLER ISIS JIZZ KILL KKK NIGGA NIGGER PENIS
  PUSSY RAPE RETARD SEX SHIT SLUT STFU TITS TWAT VAGINA WANK WHORE WTF`
  .trim()
  .split(/\s+/);

const leetSpellings: Partial<Record<string, string>> = {
  A: "4",
  B: "8",
  E: "3",
  G: "69",
  I: "!",
  S: "5$",
  T: "7+",
  U: "V",
  Z: "2",
};

const vowels = "AEIOUY";
const consonantsOfASkeleton = 3;

const isVowel = (letter: string): boolean => vowels.includes(letter);

/** A skeleton reads alone from three consonants up; below, too many innocent strings would match. */
const mayLoseItsVowels = (word: string): boolean =>
  Array.from(word).filter((letter) => !isVowel(letter)).length >= consonantsOfASkeleton;

function signsFor(letter: string): string {
  const spellings = letter + (leetSpellings[letter] ?? "");
  return spellings + spellings.toLowerCase() + (isVowel(letter) ? "*" : "");
}

function formsOf(word: string, alphabet: string): string[][] {
  let forms: string[][] = [[]];
  const optional = mayLoseItsVowels(word);
  for (const letter of word) {
    const signs = Array.from(alphabet)
      .filter((sign) => signsFor(letter).includes(sign))
      .join("");
    const spelled = signs === "" ? [] : forms.map((form) => [...form, signs]);
    forms = optional && isVowel(letter) ? [...forms, ...spelled] : spelled;
  }
  return forms;
}

/** Every way the words can be written with `alphabet`: each form is, place by place, the signs that fit. */
export function offensiveForms(alphabet: string): readonly (readonly string[])[] {
  return words.flatMap((word) => formsOf(word, alphabet));
}
