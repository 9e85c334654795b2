import { isIne } from "@/lib/imports/rules/ine";
import { afterPlace, labelOf } from "./dump-marks";

/** What a line lets one look for. Nothing of it is ever stored. */
export type Clues = {
  /** Identifiers, INE or addresses, as written. */
  accounts: readonly string[];
  /** A last and a first name in any order, perhaps with a class before or after. */
  text: string | null;
  className: string | null;
  /** "AAAA-MM-JJ" */
  birthDate: string | null;
  /** First of several words that a mere space parts: some dumps write "identifier password". */
  firstWord: string | null;
};

/** `clues` null: the line speaks of nobody (a site, a password alone). `cut`: something of it was left unread. */
export type CutLine = { clues: Clues | null; cut: boolean };

const readLength = 4000;
const mostWords = 10;
const separators = /[\t|;,:]/;
const wordOfName = /^[\p{L}\p{M}'’ʼ.-]+$/u;
/** 6e, 3EME5, TG1, CM2: long enough for a class, too short for most passwords. */
const wordOfClass = /^(?:\d{1,2}(?:\p{L}\p{M}*){0,4}\d{0,2}|\p{L}{1,4}\d{1,2})$/u;
const fillers = /^(?:classe|[eé]l[eè]ve|mm?e?\.?|mlle)$/iu;
const born = /(?:^|\s)n[eé]e? le(?=\s)/giu;

const nobody = (cut: boolean): CutLine => ({ clues: null, cut });

const clues = (some: Partial<Clues>): Clues => ({
  accounts: [],
  text: null,
  className: null,
  birthDate: null,
  firstWord: null,
  ...some,
});

/**
 * Cuts off whatever may be a leaked password before anything is looked for: after an identifier, an address or a
 * colon nothing is kept; after a name, only what has the shape of a name, a class, a birth date, an INE, an address,
 * or an identifier that resembles the name. Reads "url:login:password", "login | password" and labelled lines too.
 */
export function cutLine(line: string): CutLine {
  const text = tidy(line);
  if (text === "") return nobody(false);
  const label = labelOf(text);
  if (label?.kind === "SECRET") return nobody(label.rest !== "");
  if (label?.kind === "PLACE") return nobody(false);
  if (label?.kind === "ACCOUNT") return onlyAccount(label.rest);
  if (label?.kind === "PERSON") return cutFields(label.rest);
  const rest = afterPlace(text);
  if (rest !== null) return rest === "" ? nobody(false) : onlyAccount(rest);
  return cutFields(text);
}

/** The first word of a cell that should hold an account: a dump may have glued a password to it. */
export function accountOf(cell: string): string | null {
  const [word = ""] = tidy(cell).split(/[\t|;,:\s]/);
  return word.slice(word.lastIndexOf("\\") + 1) || null;
}

/** True for a word that reads as an identifier, an INE or an address rather than as a name. */
export function isAccountShaped(word: string): boolean {
  if (/^[^\s@]+@[^\s@]+$/.test(word) || isIne(word.toUpperCase())) return true;
  if (word.length < 4 || !/^\p{L}[\p{L}\p{M}\p{N}'’._-]*$/u.test(word)) return false;
  return /\d|[\p{L}\p{N}][._][\p{L}\p{N}]/u.test(word);
}

/** Invisible signs dropped, white space made one space but for tabs, quotes and bullets taken off. */
export function tidy(line: string): string {
  return line
    .slice(0, readLength)
    .replace(/\p{Cf}/gu, "")
    .replace(/["«»“”]/g, "")
    .replace(/(?:(?!\t)[\s\p{Cc}])+/gu, " ")
    .replace(/^[\s'’=+@*•–—>-]+/u, "")
    .replace(/^\d{1,5}[.)]\s+/, "")
    .trim();
}

function onlyAccount(text: string): CutLine {
  const account = accountOf(text.replace(/^[\s|;,:]+/, ""));
  if (account === null) return nobody(false);
  return { clues: clues({ accounts: [account] }), cut: account.length < text.trim().length };
}

function cutFields(line: string): CutLine {
  const bracketed = /<([^<>\s@]{1,100}@[^<>\s@]{1,200})>/.exec(line);
  if (bracketed) {
    const named = cutFields(line.slice(0, bracketed.index));
    const accounts = [...(named.clues?.accounts ?? []), bracketed[1] ?? ""];
    return { clues: { ...(named.clues ?? clues({})), accounts }, cut: named.cut };
  }
  const ine = line.replace(/\s/g, "");
  if (isIne(ine.toUpperCase())) return { clues: clues({ accounts: [ine] }), cut: false };
  const [first = "", ...others] = line.split(separators).map((field) => field.trim());
  const [head = "", ...tail] = first.split(" ");
  const account = head.slice(head.lastIndexOf("\\") + 1);
  if (isAccountShaped(account))
    return { clues: clues({ accounts: [account] }), cut: tail.length > 0 || others.some(Boolean) };
  const parted = separators.exec(line)?.[0];
  return namedLine(first, parted === ":" ? [] : others, parted === ":" && others.some(Boolean));
}

/** A name, then only the fields that tell more of the same person, up to the first that does not. */
function namedLine(first: string, others: readonly string[], alreadyCut: boolean): CutLine {
  const kept = keepNamed(first);
  const accounts: string[] = [];
  const texts = [...kept.words];
  let { birthDate } = kept;
  let cut = alreadyCut || kept.cut;
  for (const field of kept.cut ? [] : others) {
    const day = dayOf(field);
    const more = keepNamed(field);
    if (day !== null) birthDate ??= day;
    else if (isAccountOf(field, texts)) accounts.push(field);
    else if (!more.cut) texts.push(...more.words);
    else {
      cut = true;
      break;
    }
  }
  const isSole = !first.includes(" ");
  if (isSole && first !== "") accounts.unshift(first);
  const text = texts.length > 0 && texts.length <= mostWords ? texts.join(" ") : null;
  const firstWord = isSole ? null : (texts[0] ?? null);
  return { clues: clues({ accounts, text, birthDate, firstWord }), cut };
}

/** Words of a name or a class from the start of a field, its birth date apart. */
function keepNamed(field: string): { words: string[]; birthDate: string | null; cut: boolean } {
  const words = field
    .replace(/[()[\]]/g, " ")
    .replace(born, " ")
    .split(" ")
    .filter((word) => word !== "" && !fillers.test(word));
  const kept: string[] = [];
  let birthDate: string | null = null;
  for (const word of words) {
    const day = dayOf(word);
    if (day !== null) birthDate ??= day;
    else if (wordOfName.test(word) || wordOfClass.test(word)) kept.push(word);
    else return { words: kept, birthDate, cut: true };
  }
  return { words: kept, birthDate, cut: false };
}

/** After a name: an INE, an address, or an identifier that holds a word of the name; else it may be a password. */
function isAccountOf(field: string, names: readonly string[]): boolean {
  if (!isAccountShaped(field)) return false;
  if (field.includes("@") || isIne(field.toUpperCase())) return true;
  const plain = (text: string) => text.normalize("NFKD").replace(/\P{L}/gu, "").toLowerCase();
  return names.some((name) => plain(name).length >= 3 && plain(field).includes(plain(name)));
}

/** "AAAA-MM-JJ" of a word written JJ/MM/AAAA (or with dots, dashes) or AAAA-MM-JJ. */
export function dayOf(word: string): string | null {
  const french = /^(\d{2})[/.-](\d{2})[/.-](\d{4})$/.exec(word);
  if (french) return [french[3], french[2], french[1]].join("-");
  return /^\d{4}-\d{2}-\d{2}$/.test(word) ? word : null;
}
