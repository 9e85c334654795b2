import type { StoredGroup } from "@/lib/rights/rules/stored";
import { circularGroups } from "@/lib/rights/rules/populations";
import type { RightsPlan } from "./line";
import type { PeopleIndex } from "./people-index";
import { compareSaid, type Known, type Said } from "./plan";
import { describeMembers } from "./plan-structure";
import type { GroupRow } from "./rows";

type Draft = {
  line: number;
  key: string;
  name: string;
  accountIds: Set<string>;
  groupKeys: Set<string>;
  unknownMembers: Set<string>;
};

/**
 * What a list of groups and of their members changes. A member that nobody answers to is kept by name and said; a group
 * that would hold itself through others is left out and said.
 */
export function planGroups(
  rows: readonly GroupRow[],
  { groups, find }: { groups: readonly StoredGroup[]; find: PeopleIndex },
): RightsPlan {
  const drafts = new Map<string, Draft>();
  for (const row of rows) draftOf(drafts, row);
  // A group that was deleted is still one for the groups that hold it.
  const keys = new Set([...drafts.keys(), ...groups.flatMap(({ key, groupKeys }) => [key, ...groupKeys])]);
  const unknown: string[] = [];
  for (const row of rows) addMember(drafts, row, { keys, find, unknown });
  const rejected = dropCircles(drafts, groups);
  const said = new Map([...drafts].map(([key, draft]) => [key, sayGroup(draft)]));
  return { ...compareSaid(said, groups.map(knownGroup)), rejected, unknown };
}

function draftOf(drafts: Map<string, Draft>, { key, name, line }: GroupRow): void {
  if (drafts.has(key)) return;
  const nobody = {
    accountIds: new Set<string>(),
    groupKeys: new Set<string>(),
    unknownMembers: new Set<string>(),
  };
  drafts.set(key, { line, key, name, ...nobody });
}

function addMember(
  drafts: ReadonlyMap<string, Draft>,
  { key, line, member, memberKind }: GroupRow,
  { keys, find, unknown }: { keys: ReadonlySet<string>; find: PeopleIndex; unknown: string[] },
): void {
  const draft = drafts.get(key);
  if (!draft || member === null) return;
  const account = memberKind === "GROUP" ? null : find(member);
  if (account) draft.accountIds.add(account.id);
  else if (memberKind !== "ACCOUNT" && keys.has(member)) draft.groupKeys.add(member);
  else {
    draft.unknownMembers.add(member);
    unknown.push(
      `Ligne ${line} : « ${member} », membre du groupe « ${draft.name} », n’est personne de connu.`,
    );
  }
}

/** Removes the groups that the list would make hold themselves, and says each. */
function dropCircles(drafts: Map<string, Draft>, groups: readonly StoredGroup[]): string[] {
  const kept = groups.filter(({ key }) => !drafts.has(key));
  const all = [
    ...kept.map(({ key, groupKeys }) => ({ key, groupKeys })),
    ...[...drafts.values()].map(({ key, groupKeys }) => ({ key, groupKeys: [...groupKeys] })),
  ];
  const circles = circularGroups(
    all.map(({ key, groupKeys }) => ({ id: key, key, name: key, accountIds: [], groupIds: groupKeys })),
  );
  return circles.flatMap(({ key }) => {
    const draft = drafts.get(key);
    drafts.delete(key);
    return draft
      ? [`Ligne ${draft.line} : le groupe « ${draft.name} » se contient lui-même, par d’autres groupes.`]
      : [];
  });
}

type Members = {
  accountIds: readonly string[];
  groupKeys: readonly string[];
  unknownMembers: readonly string[];
};

const sorted = (values: Iterable<string>) => [...values].sort();

/** People are counted on screen; who changes is told by name at the end of the list. */
const shownGroup = (name: string, { accountIds, groupKeys, unknownMembers }: Members) => ({
  groupName: name,
  member: sorted(accountIds).join(" "),
  memberKind: sorted(groupKeys).join(", ") || null,
  unknownMember: sorted(unknownMembers).join(", ") || null,
});

function sayGroup({ line, key, name, ...draft }: Draft): Said {
  const members = {
    accountIds: sorted(draft.accountIds),
    groupKeys: sorted(draft.groupKeys),
    unknownMembers: sorted(draft.unknownMembers),
  };
  return {
    ...{ line, label: name },
    detail: describeMembers(draft.accountIds.size, draft.groupKeys.size, draft.unknownMembers.size),
    write: { kind: "GROUP", id: null, key, name, ...members },
    shown: shownGroup(name, members),
  };
}

function knownGroup({ id, key, name, ...group }: StoredGroup): Known {
  const members = {
    accountIds: [...group.accountIds],
    groupKeys: [...group.groupKeys],
    unknownMembers: [...group.unknownMembers],
  };
  return {
    ...{ key, label: name },
    detail: describeMembers(group.accountIds.length, group.groupKeys.length, group.unknownMembers.length),
    write: { kind: "GROUP", id, key, name, ...members },
    shown: shownGroup(name, members),
  };
}
