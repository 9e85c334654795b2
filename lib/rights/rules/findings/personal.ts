import { profileNames } from "@/lib/accounts/rules/profiles";
import { cannotTell, fails, passes, type Verdict } from "@/lib/hygiene/rules/finding";
import { directoryOf } from "../convert/directory";
import { type Grant, type GrantRole, roleNames, strengthOf, type Target, targetKey } from "../model";
import { PeopleSet } from "../people-set";
import type { RightsContext } from "./context";
import { ofEachGrant, type RightsFinding, type RightsRule, type RightsSheet } from "./rule";

/** From so many people on, personal grants that make up a population are said to be one. */
export const fewestHolders = 2;

/** In a profile of fewer people present, being the only one to have a right says nothing. */
export const fewestOfProfile = 5;

const practice = "Pratique des ENT";

/** R01: the rule that an exception to keeping a personal right is about. */
export const personalRule = ofEachGrant(
  {
    ...{ id: "R01", area: "RIGHTS", severity: "MEDIUM", title: "Droit donné à une personne" },
    source: practice,
    rationale:
      "Un droit donné à une personne la suit quand elle change de fonction, et personne ne le reprend.",
    advice: "Donnez-le à une population, ou à un groupe fait pour cela.",
  },
  ({ holder, role }, { names }) =>
    holder.kind === "ACCOUNT"
      ? fails(`Donné à ${names.person(holder.accountId)} : ${roleNames[role]}.`)
      : passes,
);

const equalSheet: RightsSheet = {
  ...{ id: "R02", area: "RIGHTS", severity: "MEDIUM", title: "Droits personnels égaux à une population" },
  source: practice,
  rationale:
    "Une population existante dit la même chose en un seul droit, et suit les arrivées et les départs.",
  advice: "Convertissez ces droits vers cette population.",
};

const equal: RightsRule = { ...equalSheet, evaluate: findEqualPopulations };

const outlier = ofEachGrant(
  {
    ...{ id: "R11", area: "RIGHTS", severity: "LOW", title: "Seule personne de son profil à avoir ce droit" },
    source: practice,
    rationale:
      "Un droit que nul autre du même profil ne possède est souvent le reste d’une ancienne fonction.",
    advice: "Demandez à la personne si elle s’en sert, sinon retirez-le.",
  },
  judgeOutlier,
);

/** Rules on grants to persons: R01, R02 and R11. */
export const personalRules: readonly RightsRule[] = [personalRule, equal, outlier];

type Held = { target: Target; role: GrantRole; ranks: Set<number> };

/** One finding for each role on each target. */
function findEqualPopulations({ grants, index: { roll }, names }: RightsContext): RightsFinding[] {
  // The most stable kind of population first: of two that are equal, that one is named.
  const named = new Map<string, string>();
  for (const { population, members, ranks } of directoryOf(roll).entries)
    if (ranks.length >= fewestHolders && !named.has(members.key()))
      named.set(members.key(), names.holder(population));
  return heldPersonally(grants, roll.rankOf).flatMap(({ target, role, ranks }): RightsFinding[] => {
    const population =
      ranks.size < fewestHolders ? undefined : named.get(PeopleSet.of(roll.people.length, ranks).key());
    if (population === undefined) return [];
    const verdict = fails(
      `Les ${ranks.size} personnes qui ont en leur nom le rôle « ${roleNames[role]} » sont exactement « ${population} ».`,
    );
    return [{ rule: equalSheet.id, grantId: null, target, accountId: null, verdict }];
  });
}

/** The people present who hold each role on each target by grants of their own. */
function heldPersonally(grants: readonly Grant[], rankOf: ReadonlyMap<string, number>): Held[] {
  const held = new Map<string, Held>();
  for (const { target, role, holder } of grants) {
    const rank = holder.kind === "ACCOUNT" ? rankOf.get(holder.accountId) : undefined;
    if (rank === undefined) continue;
    const key = `${targetKey(target)}|${role}`;
    const one = held.get(key) ?? { target, role, ranks: new Set() };
    held.set(key, one);
    one.ranks.add(rank);
  }
  return [...held.values()];
}

function judgeOutlier({ holder, target }: Grant, context: RightsContext): Verdict {
  const rank = rankOf(holder, context);
  const person = context.index.roll.people[rank];
  if (!person) return passes;
  if (person.profile === null) return cannotTell("le profil");
  const key = targetKey(target);
  const { present, having } = context.peersOn(key, person.profile);
  if (present < fewestOfProfile || having !== 1 || isShared(rank, key, context)) return passes;
  return fails(
    `Seule personne du profil ${profileNames[person.profile]} à avoir un droit ici, sur ${present} présentes.`,
  );
}

/** The rank of the person present who holds a grant; −1 for any other holder. */
const rankOf = (holder: Grant["holder"], { index: { roll } }: RightsContext): number =>
  holder.kind === "ACCOUNT" ? (roll.rankOf.get(holder.accountId) ?? -1) : -1;

/** Whether a population gives that person a right on a target: it is then not personal. */
const isShared = (rank: number, key: string, { reachOn }: RightsContext): boolean =>
  reachOn.get(key)?.byPopulation[strengthOf("VISITOR")]?.has(rank) ?? false;
