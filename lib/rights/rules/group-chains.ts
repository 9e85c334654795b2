import type { RightsIndex } from "./effective";
import type { Group } from "./model";

/** How people are in a group: the keys of the groups from the one that names them up to it, and who they are. */
export type GroupChain = { keys: readonly string[]; ranks: readonly number[] };

/** What is looked up again for each group of a school. */
type Directory = {
  byKey: ReadonlyMap<string, Group>;
  byId: ReadonlyMap<string, Group>;
  /** Ranks of those whose own account names a group, by its key. */
  namedBy: ReadonlyMap<string, readonly number[]>;
  chains: Map<string, readonly GroupChain[]>;
};

const known = new WeakMap<RightsIndex, Directory>();

/**
 * One chain for each group that names somebody and is the group asked or is held by it, the shortest, nearest first: a
 * person named by several of them has several chains. A circle of groups is walked once.
 */
export function chainsTo(index: RightsIndex, key: string): readonly GroupChain[] {
  const directory = directoryOf(index);
  const held = directory.chains.get(key);
  if (held) return held;
  const chains = walk(index, directory, key);
  directory.chains.set(key, chains);
  return chains;
}

function directoryOf(index: RightsIndex): Directory {
  const held = known.get(index);
  if (held) return held;
  const { groups } = index.school;
  const namedBy = new Map<string, number[]>();
  index.roll.people.forEach((person, rank) => {
    for (const key of new Set(person.groups)) {
      const ranks = namedBy.get(key);
      if (ranks) ranks.push(rank);
      else namedBy.set(key, [rank]);
    }
  });
  const directory: Directory = {
    byKey: new Map(groups.map((group) => [group.key, group])),
    byId: new Map(groups.map((group) => [group.id, group])),
    namedBy,
    chains: new Map(),
  };
  known.set(index, directory);
  return directory;
}

function walk(index: RightsIndex, directory: Directory, asked: string): GroupChain[] {
  const waiting: (readonly [string, ...string[]])[] = [[asked]];
  const seen = new Set([asked]);
  const chains: GroupChain[] = [];
  for (const keys of waiting) {
    const ranks = namedIn(index, directory, keys[0]);
    if (ranks.length > 0) chains.push({ keys, ranks });
    for (const { key } of heldBy(directory, keys[0])) {
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push([key, ...keys]);
    }
  }
  return chains;
}

/** Those that a group or their own account names, without the groups that it holds. */
function namedIn({ roll }: RightsIndex, { byKey, namedBy }: Directory, key: string): number[] {
  const put = byKey.get(key)?.accountIds.flatMap((id) => roll.rankOf.get(id) ?? []) ?? [];
  return [...new Set([...put, ...(namedBy.get(key) ?? [])])];
}

function heldBy({ byKey, byId }: Directory, key: string): Group[] {
  return byKey.get(key)?.groupIds.flatMap((id) => byId.get(id) ?? []) ?? [];
}
