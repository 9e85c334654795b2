import { foldText } from "@/lib/students/rules/search";

/** Below, one letter more or less makes another word. */
export const shortestNear = 5;

const onlyPlain = /^[\x20-\x7e]*$/;

/** Letters and figures alone: "D’Œuvre Marie-Lou" and "DOEUVRE MARIE LOU" are one. */
export function squeeze(text: string): string {
  // Most texts need no Unicode, and a list has tens of thousands of lines.
  if (onlyPlain.test(text)) return text.toLowerCase().replace(/[\s'`._-]+/g, "");
  return foldText(text).replaceAll(" ", "");
}

type Parts = { letters: string; digits: string };

/** An identifier without its separators: its letters, and the figures that tell homonyms apart. */
export function partsOf(account: string): Parts {
  const plain = squeeze(account.split("@", 1)[0] ?? "");
  return { letters: plain.replace(/[^\p{L}]/gu, ""), digits: plain.replace(/[^\p{N}]/gu, "") };
}

/**
 * True when two identifiers may be one, badly copied: same figures and letters that differ by one (added, missing,
 * replaced, or two swapped), or the same letters without any figure on the written side.
 */
export function isNear(written: Parts, known: Parts): boolean {
  if (written.letters.length < shortestNear) return false;
  if (written.letters === known.letters && written.digits === "") return true;
  return written.digits === known.digits && isOneEditAway(written.letters, known.letters);
}

function isOneEditAway(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  const swapped = `${b.charAt(1)}${b.charAt(0)}${b.slice(2)}`;
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || a === swapped;
}

/** Two words one edit apart share one of these: themselves or themselves less one letter. */
function shortenings(letters: string): string[] {
  const all = [letters];
  // Any letter of a run leaves the same word: the first is enough.
  for (let at = 0; at < letters.length; at += 1)
    if (letters[at] !== letters[at - 1]) all.push(letters.slice(0, at) + letters.slice(at + 1));
  return all;
}

/** Finds the near ones of an identifier without comparing it with all: at most `limit` of them. */
export function indexNear<Item>(
  items: readonly Item[],
  accountOf: (item: Item) => string | null,
  limit: number,
): (written: string) => Item[] {
  const byKey = new Map<string, { item: Item; parts: Parts }[]>();
  const add = (key: string, entry: { item: Item; parts: Parts }) => {
    const held = byKey.get(key);
    if (!held) byKey.set(key, [entry]);
    // Full buckets stay full: beyond the limit one is only told that there are too many.
    else if (held.length <= limit) held.push(entry);
  };
  for (const item of items) {
    const account = accountOf(item);
    if (account === null) continue;
    const entry = { item, parts: partsOf(account) };
    add(entry.parts.letters, entry);
    for (const short of shortenings(entry.parts.letters)) add(`${short}#${entry.parts.digits}`, entry);
  }
  return (written) => {
    const parts = partsOf(written);
    if (parts.letters.length < shortestNear) return [];
    const keys = shortenings(parts.letters).map((short) => `${short}#${parts.digits}`);
    const found = new Set<Item>();
    for (const key of parts.digits === "" ? [parts.letters, ...keys] : keys)
      for (const { item, parts: known } of byKey.get(key) ?? []) if (isNear(parts, known)) found.add(item);
    return [...found];
  };
}
