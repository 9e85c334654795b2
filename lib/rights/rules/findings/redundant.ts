import { fails, passes } from "@/lib/hygiene/rules/finding";
import { lineageOf, peopleOf } from "../effective";
import { type Grant, isPersonal, roleNames, strengthOf, type Target, targetKey } from "../model";
import type { PeopleSet } from "../people-set";
import type { RightsContext } from "./context";
import type { ReachingGrant } from "./reach";
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
  const people = peopleOf(context.index.roll, grant.holder);
  const reach = context.reachOn.get(targetKey(grant.target));
  if (!reach || people.isEmpty) return undefined;
  const { holder } = grant;
  const above = holder.kind === "ACCOUNT" ? (reach.personalAbove.get(holder.accountId) ?? []) : [];
  const strength = strengthOf(grant.role);
  const isCover = (one: ReachingGrant) =>
    one.grant !== grant &&
    one.strength >= strength &&
    people.isWithin(one.people) &&
    (comesFirst(one.grant, grant, context) || !isCoveredBy(one, { grant, people, strength }, context));
  return reach.populations.find(isCover) ?? above.find(isCover);
}

type Weighed = { grant: Grant; people: PeopleSet; strength: number };

/** Whether a grant that covers another is itself covered by it: the same people, the same role, and each reaching the other. */
function isCoveredBy(one: Weighed, by: Weighed, context: RightsContext): boolean {
  return (
    isPersonal(one.grant) === isPersonal(by.grant) &&
    one.strength === by.strength &&
    one.people.isWithin(by.people) &&
    reaches(by.grant.target, one.grant.target, context)
  );
}

const reaches = (from: Target, to: Target, { index }: RightsContext): boolean =>
  lineageOf(index, to).some((one) => targetKey(one) === targetKey(from));

const comesFirst = (one: Grant, other: Grant, { orderOf }: RightsContext): boolean =>
  (orderOf.get(one) ?? 0) < (orderOf.get(other) ?? 0);
