import {
  type Levels,
  levelsByGrants,
  levelsOnAll,
  lineageOf,
  type RightsIndex,
  strengthIn,
  targetsOf,
} from "../effective";
import { type Target, targetKey } from "../model";
import { PeopleSet } from "../people-set";
import type { Effect, Shift } from "./effect";
import { announcedAccounts, type Numbering, numberPeople, renumber } from "./numbering";

/** Somebody whose strength on a target changed otherwise than announced, or did not as announced. */
export type Discrepancy = { target: Target; accountId: string; before: number; after: number };

type Check = {
  before: RightsIndex;
  numbering: Numbering;
  /** Keys of the targets whose grants were to change. */
  changed: ReadonlySet<string>;
  gains: ReadonlyMap<string, PeopleSet>;
  losses: ReadonlyMap<string, PeopleSet>;
};

/**
 * Every person’s strength on every target of the school is the same before and after, but for what was announced.
 *
 * What is announced of a target whose grants change is complete: exactly these people gain and lose. From there it flows
 * to the rubrics that inherit, whose grants are as they were:
 * - a gain is due on each of them where the person did not reach that strength before;
 * - a loss is due on each of them, and stops at one whose own grants give that strength: there the right had to stay.
 *
 * So an announcement need only speak of `targets`, and a change lower down that inheritance does not explain is found.
 * Empty when all is well. To be called with the state read back in the transaction that applied the changes.
 */
export function verify(before: RightsIndex, after: RightsIndex, announced: Effect): Discrepancy[] {
  const numbering = numberPeople(before.roll, after.roll, announcedAccounts(announced));
  const [was, is] = [levelsOnAll(before), levelsOnAll(after)];
  const check: Check = {
    before,
    numbering,
    changed: new Set(announced.targets.map(targetKey)),
    gains: setsOf(numbering, announced.gains),
    losses: setsOf(numbering, announced.losses),
  };
  return targetsOfBoth(before, after).flatMap((target) => {
    const key = targetKey(target);
    const wasHere = renumber(numbering, before.roll, was.get(key) ?? []);
    const isHere = renumber(numbering, after.roll, is.get(key) ?? []);
    return peopleAtOdds(check, target, wasHere, isHere).map((rank) => ({
      target,
      accountId: numbering.ids[rank] ?? "",
      before: strengthIn(wasHere, rank),
      after: strengthIn(isHere, rank),
    }));
  });
}

function targetsOfBoth(before: RightsIndex, after: RightsIndex): Target[] {
  const all = [...targetsOf(before.school), ...targetsOf(after.school)];
  return [...new Map(all.map((target) => [targetKey(target), target])).values()];
}

const shiftKey = (target: Target, strength: number) => `${targetKey(target)}:${strength}`;

function setsOf({ ids, rankOf }: Numbering, shifts: readonly Shift[]): Map<string, PeopleSet> {
  const sets = new Map<string, PeopleSet>();
  for (const { target, strength, accountIds } of shifts) {
    const key = shiftKey(target, strength);
    const set = sets.get(key) ?? PeopleSet.empty(ids.length);
    sets.set(key, set);
    for (const id of accountIds) set.add(rankOf.get(id) ?? 0);
  }
  return sets;
}

/** Ranks of those on whom the two states disagree with what was announced, at whatever strength. */
function peopleAtOdds(check: Check, target: Target, was: Levels, is: Levels): number[] {
  const lineage = lineageOf(check.before, target);
  const nobody = PeopleSet.empty(check.numbering.ids.length);
  const odds = nobody.copy();
  for (const strength of [1, 2, 3, 4]) {
    const held = was[strength] ?? nobody;
    const holds = is[strength] ?? nobody;
    const gained = holds.without(held);
    const dueGains = flowing(check, lineage, strength).without(held);
    odds.addAll(gained.without(dueGains));
    odds.addAll(dueGains.without(gained));
    const lost = held.without(holds);
    const dueLosses = check.losses.size === 0 ? nobody : lossesDue(check, lineage, strength);
    odds.addAll(lost.without(dueLosses));
    odds.addAll(dueLosses.without(lost));
  }
  return odds.ranks();
}

/** Gains announced on a target or where it inherits from. */
function flowing({ gains, numbering }: Check, lineage: readonly Target[], strength: number): PeopleSet {
  const all = PeopleSet.empty(numbering.ids.length);
  for (const one of lineage) {
    const announced = gains.get(shiftKey(one, strength));
    if (announced) all.addAll(announced);
  }
  return all;
}

/** From the top of a lineage, losses flow; each rubric’s own grants stop them, unless they were to change too. */
function lossesDue(check: Check, lineage: readonly Target[], strength: number): PeopleSet {
  const nobody = PeopleSet.empty(check.numbering.ids.length);
  return lineage.toReversed().reduce((fromAbove, one) => {
    const isChanged = check.changed.has(targetKey(one));
    const due =
      isChanged || fromAbove.isEmpty ? nobody.copy() : fromAbove.without(ownOf(check, one, strength));
    const announced = check.losses.get(shiftKey(one, strength));
    if (announced) due.addAll(announced);
    return due;
  }, nobody);
}

/** Who reaches a strength by a target’s own grants, before. */
function ownOf({ before, numbering }: Check, target: Target, strength: number): PeopleSet {
  const own = levelsByGrants(before.roll, before.grantsOn.get(targetKey(target)) ?? []);
  return renumber(numbering, before.roll, own)[strength] ?? PeopleSet.empty(numbering.ids.length);
}
