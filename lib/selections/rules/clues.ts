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
  if (label) return cutLabelled(label);
  const rest = afterPlace(text);
  if (rest === null) return cutFields(text);
  return rest === "" ? nobody(false) : onlyAccount(rest);
}

function cutLabelled({ kind, rest }: NonNullable<ReturnType<typeof labelOf>>): CutLine {
  switch (kind) {
    case "SECRET":
      return nobody(rest !== "");
    case "PLACE":
      return nobody(false);
    case "ACCOUNT":
      return onlyAccount(rest);
    case "PERSON":
      return cutFields(rest);
  }
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
  if (bracketed) return addressed(line.slice(0, bracketed.index), bracketed[1] ?? "");
  const ine = line.replace(/\s/g, "");
  if (isIne(ine.toUpperCase())) return { clues: clues({ accounts: [ine] }), cut: false };
  const parts = partsOf(line);
  const head = accountOf(parts.first);
  if (head === null || !isAccountShaped(head)) return namedLine(parts);
  const isWhole = !parts.first.includes(" ") && !parts.hasMore;
  return { clues: clues({ accounts: [head] }), cut: !isWhole };
}

type Parts = { first: string; others: string[]; hasMore: boolean };

/** The fields of a line; after a colon nothing is a field, since no list of names is parted by colons. */
function partsOf(line: string): Parts {
  const [first = "", ...others] = line.split(separators).map((field) => field.trim());
  const afterColon = separators.exec(line)?.[0] === ":";
  return { first, others: afterColon ? [] : others, hasMore: others.some(Boolean) };
}

/** "DUPONT Jean <jean@exemple.fr>" */
function addressed(before: string, address: string): CutLine {
  const named = cutFields(before);
  const accounts = [...(named.clues?.accounts ?? []), address];
  return { clues: { ...(named.clues ?? clues({})), accounts }, cut: named.cut };
}

/** A name, then only the fields that tell more of the same person, up to the first that does not. */
function namedLine({ first, others, hasMore }: Parts): CutLine {
  const isSole = first !== "" && !first.includes(" ");
  const kept = keepNamed(first);
  const told: Told = { ...kept, accounts: isSole ? [first] : [] };
  const isRead = !kept.cut && others.every((field) => tellsMore(field, told));
  const { words, birthDate, accounts } = told;
  const firstWord = isSole ? null : (words[0] ?? null);
  return {
    clues: clues({ accounts, text: nameOf(words), birthDate, firstWord }),
    cut: !isRead || (hasMore && others.length === 0),
  };
}

function nameOf(words: readonly string[]): string | null {
  return words.length > 0 && words.length <= mostWords ? words.join(" ") : null;
}

type Told = { words: string[]; birthDate: string | null; accounts: string[] };

/** Adds what a field after the name says of the same person; false when it may be a password. */
function tellsMore(field: string, told: Told): boolean {
  const more = keepNamed(field);
  if (isAccountOf(field, told.words)) told.accounts.push(field);
  else if (more.cut) return false;
  else told.words.push(...more.words);
  told.birthDate ??= more.birthDate;
  return true;
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
