import { fails, passes } from "@/lib/hygiene/rules/finding";
import { lineageOf } from "../effective";
import { type Grant, roleNames, strengthOf, type Target, targetKey } from "../model";
import type { PeopleSet } from "../people-set";
import { membersOf } from "../populations";
import type { RightsContext } from "./context";
import { populationOf, type Reach, type ReachingGrant } from "./reach";
import { ofEachGrant, type RightsRule } from "./rule";

/**
 * R06: a grant whose people all have at least as much there by a single other grant: of a population for a population;
 * of a population or inherited for a person. Of two grants that cover each other only the later is redundant, so that
 * revoking every redundant grant takes no right from anybody.
 */
export const redundantRule: RightsRule = ofEachGrant(
  {
    ...{ id: "R06", area: "RIGHTS", severity: "LOW", title: "Droit en double", source: "Pratique des ENT" },
    rationale:
      "Un droit en double survit au retrait de l’autre : on croit avoir fermé, et c’est resté ouvert.",
    advice: "Retirez-le : personne n’y perdra.",
  },
  (grant, context) => {
    const cover = coverOf(grant, context);
    return cover ? fails(describe(cover, context)) : passes;
  },
);

function describe({ grant, isInherited }: ReachingGrant, { names }: RightsContext): string {
  const where = isInherited ? ` sur « ${names.target(grant.target)} », dont celle-ci hérite` : "";
  return `Déjà couvert par un autre droit : ${names.holder(grant.holder)}, ${roleNames[grant.role]}${where}.`;
}

function coverOf(grant: Grant, context: RightsContext): ReachingGrant | undefined {
  const reach = context.reachOn.get(targetKey(grant.target));
  const population = populationOf(grant);
  if (!reach) return undefined;
  if (population) return coverOfPopulation(grant, membersOf(context.index.roll, population), reach, context);
  return grant.holder.kind === "ACCOUNT"
    ? coverOfPerson(grant, grant.holder.accountId, reach, context)
    : undefined;
}

function coverOfPerson(grant: Grant, accountId: string, reach: Reach, context: RightsContext) {
  const rank = context.index.roll.rankOf.get(accountId);
  if (rank === undefined) return undefined;
  const strength = strengthOf(grant.role);
  // Most people are in no population that covers them: one look tells.
  const shared = reach.byPopulation[strength]?.has(rank)
    ? reach.populations.find((one) => one.strength >= strength && one.people.has(rank))
    : undefined;
  const above = reach.personalAbove.get(accountId) ?? [];
  return shared ?? above.find((one) => one.strength >= strength && outranks(one, grant, context));
}

function coverOfPopulation(grant: Grant, people: PeopleSet, reach: Reach, context: RightsContext) {
  if (people.isEmpty) return undefined;
  const strength = strengthOf(grant.role);
  return reach.populations.find(
    (one) =>
      one.grant !== grant &&
      one.strength >= strength &&
      people.isWithin(one.people) &&
      (!one.people.isWithin(people) || outranks(one, grant, context)),
  );
}

/** Of two grants that stand for the same people, whether the first remains: each covers the other only in both ways. */
function outranks({ grant: one, strength }: ReachingGrant, other: Grant, context: RightsContext): boolean {
  const isMutual = strength === strengthOf(other.role) && reaches(other.target, one.target, context);
  return !isMutual || (context.orderOf.get(one) ?? 0) < (context.orderOf.get(other) ?? 0);
}

const reaches = (from: Target, to: Target, { index }: RightsContext): boolean =>
  lineageOf(index, to).some((one) => targetKey(one) === targetKey(from));
