import { offensiveForms } from "./offensive-words";
import { passwordLength, provisionalAlphabet, signKinds } from "./provisional-password";

type Kind = keyof typeof signKinds;
/** Prefixes alike for what may follow: kinds already seen, kind of the last sign, how often it repeats. */
type Group = { seen: ReadonlySet<Kind>; last: Kind | null; repeats: 0 | 1 | 2; count: bigint };

const kinds = Object.keys(signKinds) as Kind[];

/** Exact number of 12-sign strings that keep every rule of the policy, rude words aside. */
export function countPolicyPasswords(): bigint {
  let groups: Group[] = [{ seen: new Set(), last: null, repeats: 0, count: 1n }];
  for (let place = 0; place < passwordLength; place += 1) {
    const isEdge = place === 0 || place === passwordLength - 1;
    groups = merge(groups.flatMap((group) => followers(group, isEdge)));
  }
  return sum(groups.filter(({ seen }) => seen.size === kinds.length).map(({ count }) => count));
}

/** At most this many 12-sign strings hold a rude word: strings that hold two are counted twice. */
export function countOffensiveAtMost(): bigint {
  const alphabetSize = BigInt(provisionalAlphabet.length);
  const fitting = offensiveForms(provisionalAlphabet).filter((form) => form.length <= passwordLength);
  return sum(
    fitting.map((form) => {
      const spellings = form.reduce((product, signs) => product * BigInt(signs.length), 1n);
      const places = BigInt(passwordLength - form.length + 1);
      return spellings * places * alphabetSize ** BigInt(passwordLength - form.length);
    }),
  );
}

/** Bits of a provisional password, never overstated: log2 of the fewest strings the generator can give. */
export const entropyBits = Math.log2(Number(countPolicyPasswords() - countOffensiveAtMost()));

function followers({ seen, last, repeats, count }: Group, isEdge: boolean): Group[] {
  const allowed = kinds.filter((kind) => !(isEdge && kind === "symbol"));
  const otherSign = allowed.map((kind): Group => {
    const choices = signKinds[kind].length - (kind === last ? 1 : 0);
    return { seen: new Set([...seen, kind]), last: kind, repeats: 1, count: count * BigInt(choices) };
  });
  const sameSign: Group[] =
    last !== null && repeats === 1 && allowed.includes(last) ? [{ seen, last, repeats: 2, count }] : [];
  return [...otherSign, ...sameSign];
}

function merge(groups: readonly Group[]): Group[] {
  const merged = new Map<string, Group>();
  for (const group of groups) {
    const key = [...group.seen].sort().join() + String(group.last) + String(group.repeats);
    merged.set(key, { ...group, count: group.count + (merged.get(key)?.count ?? 0n) });
  }
  return [...merged.values()];
}

function sum(counts: readonly bigint[]): bigint {
  return counts.reduce((total, count) => total + count, 0n);
}
