import type { RightsIndex } from "../effective";
import { type GrantRole, type Population, type Target } from "../model";
import { PeopleSet } from "../people-set";
import { cover } from "./cover";
import { directoryOf } from "./directory";
import { extendWithin } from "./extend";
import { type Option, type Options, optionsFor } from "./options";
import { union } from "./problem";
import { type Weighing, weighRoles } from "./weighing";

/** How many people a conversion may add, as the RUPN sets it. */
export type Limits = { added: number };

/**
 * One way to replace personal grants.
 * - `exact`: nobody gains, nobody loses.
 * - `tradeoff`: those named gain or lose.
 * - `group`: a new group of exactly those who need it; nobody gains, nobody loses.
 * - `partial`: nobody gains, nobody loses, and some grants stay personal.
 */
export type Proposal = {
  kind: "exact" | "tradeoff" | "partial" | "group";
  /** To be granted the role on the target; none when revoking is enough, or for a new group. */
  populations: Population[];
  /** Account ids to put in the new group; empty but for `group`. */
  members: string[];
  /** Account ids of those who did not reach the role on the target and will. */
  gains: string[];
  /** Account ids of those who will no longer reach it. */
  losses: string[];
  /** Ids of the grants that stay personal; empty but for `partial`. */
  kept: string[];
  /** Ids of the grants to revoke. */
  revoked: string[];
};

/** What can be done with the personal grants of one role on one target. */
export type RoleConversion = {
  target: Target;
  role: GrantRole;
  /** Account ids. */
  holders: string[];
  /** Ids of the personal grants in question. */
  grants: string[];
  /** The first is recommended. None when no population fits somebody alone: their right stays personal, and says so. */
  proposals: Proposal[];
};

/** A partial conversion of a single person is not worth a population. */
const minPartial = 2;

/** A right belongs to a profile or a function: a group of one would only hide a right given to a person. */
const minGroup = 2;

/** A trade-off in which more than this share of the people lose is no offer. */
const maxLossShare = 1 / 4;

/**
 * For each role held personally on a target, from the weakest, how populations can replace those grants.
 *
 * In order: an exact cover, by the fewest populations, then the most stable; else the trade-off that adds the fewest
 * people, within `limits.added`; else a new group, of two people at least. Offered after it: a partial conversion, and a
 * trade-off that names who loses. Everybody whose grant is revoked keeps the role by a population, new or already there, never by somebody’s
 * personal grant; and an exact cover gives the role only to those who reach it today. So the exact proposals of any
 * targets, applied together, still change nobody’s rights: no grant added widens what its people reach on its target,
 * and so below; and what keeps a right is never another grant of the batch being revoked, were it inherited.
 */
export function proposeConversions(index: RightsIndex, target: Target, limits: Limits): RoleConversion[] {
  return weighRoles(index, target).map((weighing) => ({
    target,
    role: weighing.role,
    holders: idsOf(index, weighing.holders),
    grants: weighing.grants.map(({ id }) => id),
    proposals: proposalsFor(index, weighing, limits),
  }));
}

function proposalsFor(index: RightsIndex, weighing: Weighing, limits: Limits): Proposal[] {
  const options = optionsFor(index, weighing, limits.added);
  const make = (kind: Proposal["kind"], chosen: readonly Option[]) =>
    proposal(index, { weighing, options, kind, chosen });
  const free = options.options.filter(({ adds }) => adds.isEmpty);
  const exact = chooseCover(options, free, 0);
  const group = weighing.required.length < minGroup ? [] : [make("group", [])];
  if (exact) return [make("exact", exact), ...(exact.length > 0 ? group : [])];
  const tradeoff = limits.added > 0 ? chooseCover(options, options.options, limits.added) : null;
  return [
    ...(tradeoff ? [make("tradeoff", tradeoff)] : []),
    ...group,
    ...lesserOffers(weighing, { options, free, limits }).map(([kind, chosen]) => make(kind, chosen)),
  ];
}

/** What leaves some grants personal, and what names who loses. */
function lesserOffers(
  weighing: Weighing,
  { options, free, limits }: { options: Options; free: readonly Option[]; limits: Limits },
): (readonly [Proposal["kind"], readonly Option[]])[] {
  const kept = chooseCover(options, free, 0, union(free.map(({ covers }) => covers))) ?? [];
  const losing = extendWithin(options.options, kept, limits.added);
  return [
    ...(convertsEnough(weighing, kept) ? [["partial", kept] as const] : []),
    ...(isBearable(weighing, losing) ? [["tradeoff", losing] as const] : []),
  ];
}

/** Ranks of those required whom a choice does not cover. */
function uncoveredBy({ required }: Weighing, chosen: readonly Option[]): number[] {
  const covered = union(chosen.map(({ covers }) => covers));
  return required.filter((_, rank) => !covered?.has(rank));
}

/** Of those whom a choice does not cover, those who would no longer reach the role. */
const losersBy = (weighing: Weighing, chosen: readonly Option[]) =>
  uncoveredBy(weighing, chosen).filter((rank) => !weighing.isAllowedOtherwise(rank));

/** Taking away only what populations already give is worth it for a single person. */
const convertsEnough = (weighing: Weighing, chosen: readonly Option[]) =>
  weighing.holders.length - uncoveredBy(weighing, chosen).length >= (chosen.length === 0 ? 1 : minPartial);

function isBearable(weighing: Weighing, chosen: readonly Option[]): boolean {
  const { length } = losersBy(weighing, chosen);
  return length > 0 && length <= weighing.required.length * maxLossShare;
}

/** The best cover of everybody required, or of these only. */
function chooseCover(
  { required }: Options,
  candidates: readonly Option[],
  maxAdded: number,
  only: PeopleSet | null = null,
): Option[] | null {
  const everybody = PeopleSet.of(required.length, required.keys());
  const chosen = cover({ required: only ?? everybody, candidates, maxAdded });
  return chosen && chosen.flatMap((rank) => candidates[rank] ?? []);
}

type Choice = {
  weighing: Weighing;
  options: Options;
  kind: Proposal["kind"];
  chosen: readonly Option[];
};

function proposal(index: RightsIndex, { weighing, options, kind, chosen }: Choice): Proposal {
  const added = union(chosen.map(({ adds }) => adds));
  const [stays, goes] = splitGrants(
    weighing,
    kind === "partial" ? idsOf(index, uncoveredBy(weighing, chosen)) : [],
  );
  return {
    kind,
    populations: chosen.map(({ entry }) => entry.population),
    members: kind === "group" ? idsOf(index, weighing.required) : [],
    gains: added
      ? idsOf(
          index,
          options.added.filter((_, rank) => added.has(rank)),
        )
      : [],
    losses: kind === "tradeoff" ? idsOf(index, losersBy(weighing, chosen)) : [],
    kept: stays,
    revoked: goes,
  };
}

/** Ids of the grants that stay, those of these accounts, and of the others. */
function splitGrants({ grants }: Weighing, accountIds: readonly string[]): [string[], string[]] {
  const staying = new Set(accountIds);
  const split: [string[], string[]] = [[], []];
  for (const { id, holder } of grants)
    split[holder.kind === "ACCOUNT" && staying.has(holder.accountId) ? 0 : 1].push(id);
  return split;
}

function idsOf({ roll }: RightsIndex, ranks: readonly number[]): string[] {
  const { ids } = directoryOf(roll);
  return ranks.map((rank) => ids[rank] ?? "");
}
