import { lineageOf, peopleOf, type RightsIndex } from "../effective";
import { type Grant, isPersonal, strengthOf, type Target, targetKey } from "../model";
import type { PeopleSet } from "../people-set";

/** A grant, with the people present whom it stands for. */
export type ReachingGrant = { grant: Grant; strength: number; people: PeopleSet; isInherited: boolean };

/** The grants that count on a target: those of populations, and those that persons inherit, by account. */
export type Reach = {
  /** The nearest first. */
  populations: readonly ReachingGrant[];
  personalAbove: ReadonlyMap<string, readonly ReachingGrant[]>;
};

export function reachOf(index: RightsIndex, target: Target): Reach {
  const populations: ReachingGrant[] = [];
  const personalAbove = new Map<string, ReachingGrant[]>();
  lineageOf(index, target).forEach((one, depth) => {
    for (const grant of index.grantsOn.get(targetKey(one)) ?? [])
      if (!isPersonal(grant)) populations.push(reaching(index, grant, depth > 0));
      else if (depth > 0 && grant.holder.kind === "ACCOUNT") {
        const held = personalAbove.get(grant.holder.accountId) ?? [];
        personalAbove.set(grant.holder.accountId, held);
        held.push(reaching(index, grant, true));
      }
  });
  return { populations, personalAbove };
}

const reaching = ({ roll }: RightsIndex, grant: Grant, isInherited: boolean): ReachingGrant => ({
  ...{ grant, isInherited, strength: strengthOf(grant.role), people: peopleOf(roll, grant.holder) },
});
