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
  gains: ReadonlyMap<string, PeopleSet>;
  losses: ReadonlyMap<string, PeopleSet>;
};

/**
 * Every person’s strength on every target of the school is the same before and after, but for what was announced.
 *
 * A gain or a loss is announced where grants change, and flows to the rubrics that inherit:
 * - a gain is due, exactly, on each of them where the person did not reach that strength before;
 * - a loss is admitted on each of them whose own grants did not give that strength before: elsewhere, the right should
 *   have stayed. It is due only where it was announced: another change may keep the right lower down.
 *
 * Empty when all is well. Called with the state read back in the transaction that applied the changes.
 */
export function verify(before: RightsIndex, after: RightsIndex, announced: Effect): Discrepancy[] {
  const numbering = numberPeople(before.roll, after.roll, announcedAccounts(announced));
  const [was, is] = [levelsOnAll(before), levelsOnAll(after)];
  const check: Check = {
    before,
    numbering,
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
    const announced = check.losses.get(shiftKey(target, strength));
    if (announced) odds.addAll(announced.without(lost));
    if (!lost.isEmpty) odds.addAll(lost.without(admittedLosses(check, lineage, strength)));
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

/** Losses announced on a target, and those that flow to it: from the top, each rubric’s own grants stop them. */
function admittedLosses(check: Check, lineage: readonly Target[], strength: number): PeopleSet {
  const { before, losses, numbering } = check;
  return lineage.toReversed().reduce((fromAbove, one) => {
    const announced = losses.get(shiftKey(one, strength));
    const own = levelsByGrants(before.roll, before.grantsOn.get(targetKey(one)) ?? []);
    const kept = renumber(numbering, before.roll, own)[strength];
    const admitted = kept ? fromAbove.without(kept) : fromAbove.copy();
    if (announced) admitted.addAll(announced);
    return admitted;
  }, PeopleSet.empty(numbering.ids.length));
}
