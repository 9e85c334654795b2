import {
  type Grant,
  type Holder,
  isInForce,
  type RightsSchool,
  type Rubric,
  strengthOf,
  type Target,
  targetKey,
} from "./model";
import { PeopleSet } from "./people-set";
import { membersOf, type Roll, rollOf } from "./populations";

/** Who reaches each strength on a target: `levels[n]` holds those whose right is at least `n`. */
export type Levels = readonly PeopleSet[];

/** Strengths go from 1 to 4; index 0 is unused. */
const strengths = [1, 2, 3, 4] as const;

/** A school whose rights can be asked. */
export type RightsIndex = {
  school: RightsSchool;
  roll: Roll;
  rubricOf: ReadonlyMap<string, Rubric>;
  /** Grants in force, by target. */
  grantsOn: ReadonlyMap<string, readonly Grant[]>;
};

export function indexRights(school: RightsSchool): RightsIndex {
  const grantsOn = new Map<string, Grant[]>();
  for (const grant of school.grants) {
    if (!isInForce(grant, school.today)) continue;
    const key = targetKey(grant.target);
    const held = grantsOn.get(key);
    if (held) held.push(grant);
    else grantsOn.set(key, [grant]);
  }
  return {
    school,
    roll: rollOf(school),
    rubricOf: new Map(school.rubrics.map((rubric) => [rubric.id, rubric])),
    grantsOn,
  };
}

/** Whom a holder stands for among the people present; an unknown name or somebody gone stands for nobody. */
export function peopleOf(roll: Roll, holder: Holder): PeopleSet {
  if (holder.kind === "UNKNOWN") return PeopleSet.empty(roll.people.length);
  if (holder.kind !== "ACCOUNT") return membersOf(roll, holder);
  const rank = roll.rankOf.get(holder.accountId);
  return PeopleSet.of(roll.people.length, rank === undefined ? [] : [rank]);
}

/** The same as ranks, without making a set of one. */
export function ranksOf(roll: Roll, holder: Holder): readonly number[] {
  if (holder.kind !== "ACCOUNT") return peopleOf(roll, holder).ranks();
  const rank = roll.rankOf.get(holder.accountId);
  return rank === undefined ? [] : [rank];
}

/** A target, then the rubrics it inherits from, nearest first; a circle is walked once. */
export function lineageOf({ rubricOf }: RightsIndex, target: Target): Target[] {
  if (target.kind === "SERVICE") return [target];
  const lineage: Target[] = [];
  const seen = new Set<string>();
  for (let rubric = rubricOf.get(target.id); rubric && !seen.has(rubric.id);) {
    seen.add(rubric.id);
    lineage.push({ kind: "RUBRIC", id: rubric.id });
    rubric = rubric.inherits && rubric.parentId !== null ? rubricOf.get(rubric.parentId) : undefined;
  }
  return lineage;
}

/** Who reaches each strength by these grants alone. */
export function levelsByGrants(roll: Roll, grants: readonly Grant[]): Levels {
  const levels = [0, ...strengths].map(() => PeopleSet.empty(roll.people.length));
  for (const { role, holder } of grants) includeHolder(roll, holder, levels[strengthOf(role)]);
  // Who reaches a strength reaches those below it.
  for (const strength of [3, 2, 1]) {
    const stronger = levels[strength + 1];
    if (stronger) levels[strength]?.addAll(stronger);
  }
  return levels;
}

function includeHolder(roll: Roll, holder: Holder, people: PeopleSet | undefined): void {
  if (holder.kind !== "ACCOUNT") people?.addAll(peopleOf(roll, holder));
  else {
    const rank = roll.rankOf.get(holder.accountId);
    if (rank !== undefined) people?.add(rank);
  }
}

/** The grants that count on a target: its own, and those of the rubrics it inherits from. */
export function grantsReaching(index: RightsIndex, target: Target): Grant[] {
  return lineageOf(index, target).flatMap((one) => index.grantsOn.get(targetKey(one)) ?? []);
}

/** Who reaches each strength on a target: the strongest of direct, by population and inherited. */
export function levelsOn(index: RightsIndex, target: Target): Levels {
  return levelsByGrants(index.roll, grantsReaching(index, target));
}

/** Every rubric and service of a school. */
export function targetsOf({ rubrics, services }: Pick<RightsSchool, "rubrics" | "services">): Target[] {
  return [
    ...rubrics.map(({ id }) => ({ kind: "RUBRIC" as const, id })),
    ...services.map(({ id }) => ({ kind: "SERVICE" as const, id })),
  ];
}

/** Who reaches each strength on every target, by its key; each rubric is computed from the one it inherits from. */
export function levelsOnAll(index: RightsIndex): ReadonlyMap<string, Levels> {
  const known = new Map<string, Levels>();
  const own = (target: Target) => levelsByGrants(index.roll, index.grantsOn.get(targetKey(target)) ?? []);
  for (const target of targetsOf(index.school)) {
    const lineage = lineageOf(index, target).reverse();
    const isCircular = lineage.length > 0 && inheritsFromItself(index, lineage);
    let above: Levels | undefined;
    for (const one of lineage) {
      const key = targetKey(one);
      const held = isCircular ? undefined : known.get(key);
      above = held ?? merge(own(one), above);
      if (!isCircular) known.set(key, above);
    }
    if (above) known.set(targetKey(target), above);
  }
  return known;
}

/** True when the top of a lineage still inherits, that is from one of those below it. */
function inheritsFromItself({ rubricOf }: RightsIndex, [top]: readonly Target[]): boolean {
  const rubric = top?.kind === "RUBRIC" ? rubricOf.get(top.id) : undefined;
  return rubric !== undefined && rubric.inherits && rubric.parentId !== null && rubricOf.has(rubric.parentId);
}

function merge(own: Levels, above: Levels | undefined): Levels {
  above?.forEach((people, strength) => {
    own[strength]?.addAll(people);
  });
  return own;
}

/** The strength that a person has, 0 when none. */
export function strengthIn(levels: Levels, rank: number): number {
  return strengths.findLast((strength) => levels[strength]?.has(rank)) ?? 0;
}
