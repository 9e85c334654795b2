import { type Levels, levelsOnAll, lineageOf, type RightsIndex, targetsOf } from "../effective";
import { type Grant, type Holding, isInForce, type PopulationKind, targetKey } from "../model";
import { membersOf } from "../populations";
import { namesOfRights, type RightsNames } from "../names";
import { type Reach, reachOf } from "./reach";

/** A school as the rules on rights look at it: what several of them look up is computed once. */
export type RightsContext = {
  index: RightsIndex;
  names: RightsNames;
  /** Who reaches each strength, by the key of the target. */
  levels: ReadonlyMap<string, Levels>;
  /** Those in force on a target that exists, in the order of the school. */
  grants: readonly Grant[];
  /** The place of each grant in the school. */
  orderOf: ReadonlyMap<Grant, number>;
  /** Everybody, gone or not. */
  accountOf: ReadonlyMap<string, Holding>;
  /** The kinds of population that somebody present is in: of the others nobody said anything. */
  saidKinds: ReadonlySet<PopulationKind>;
  /** How many rubrics inherit from each, however deep, by the key of the target. */
  heirsOf: ReadonlyMap<string, number>;
  /** What reaches each target that has grants of its own, by its key. */
  reachOn: ReadonlyMap<string, Reach>;
  /** By the key of a target and a profile. */
  peersOn: (key: string, profile: string) => Peers;
};

/** How many of a profile are present, and how many of them have a right on a target. */
type Peers = { present: number; having: number };

export function contextOf(index: RightsIndex): RightsContext {
  const { school, roll } = index;
  const levels = levelsOnAll(index);
  const targets = targetsOf(school);
  const known = new Set(targets.map(targetKey));
  const populations = [...roll.populations.values()].filter(({ members }) => !members.isEmpty);
  return {
    index,
    names: namesOfRights(school),
    levels,
    grants: school.grants.filter(
      (grant) => isInForce(grant, school.today) && known.has(targetKey(grant.target)),
    ),
    orderOf: new Map(school.grants.map((grant, order) => [grant, order])),
    accountOf: new Map(school.accounts.map((account) => [account.id, account])),
    saidKinds: new Set(populations.map(({ population: { kind } }) => kind)),
    heirsOf: countHeirs(index),
    reachOn: new Map(
      targets.flatMap((target) => {
        const key = targetKey(target);
        return index.grantsOn.has(key) ? [[key, reachOf(index, target)] as const] : [];
      }),
    ),
    peersOn: countPeers(index, levels),
  };
}

/** Counted once for each profile on each target, for many grants ask. */
function countPeers({ roll }: RightsIndex, levels: RightsContext["levels"]): RightsContext["peersOn"] {
  const known = new Map<string, Peers>();
  return (key, profile) => {
    const held = known.get(`${key}|${profile}`);
    if (held) return held;
    const members = membersOf(roll, { kind: "PROFILE", value: profile });
    const peers = { present: members.size, having: levels.get(key)?.[1]?.countIn(members) ?? 0 };
    known.set(`${key}|${profile}`, peers);
    return peers;
  };
}

function countHeirs(index: RightsIndex): ReadonlyMap<string, number> {
  const heirs = new Map<string, number>();
  for (const { id } of index.school.rubrics)
    for (const above of lineageOf(index, { kind: "RUBRIC", id }).slice(1).map(targetKey))
      heirs.set(above, (heirs.get(above) ?? 0) + 1);
  return heirs;
}
