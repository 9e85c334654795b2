import type { ConversionListFilter } from "./filters";
import { choiceKey } from "../choices";
import { type Proposal, proposeConversions, type RoleConversion } from "../convert/proposals";
import { type RightsIndex, targetsOf } from "../effective";
import { type GrantRole, grantRoles, type Target, targetKey } from "../model";
import type { RightsNames } from "../names";
import { finder, type Listing, rowsOf } from "./listing";

/** A proposal with the names of what it gives to, and of who gains and loses. */
export type NamedProposal = Omit<Proposal, "gains" | "losses"> & {
  names: string[];
  gains: string[];
  losses: string[];
};

export type NamedConversion = Pick<RoleConversion, "target" | "role"> & {
  name: string;
  holders: { id: string; name: string }[];
  /** The grants in question: ids, to revoke or limit them instead. */
  grants: readonly string[];
  proposals: NamedProposal[];
};

/** One role on one target; null when nobody present holds it in person, today. */
export type ConversionRow = { target: Target; role: GrantRole; conversion: NamedConversion | null };

type Asked = { names: RightsNames; filter: ConversionListFilter };

/**
 * How the personal grants of these targets, or of all, can be replaced, in the order of the targets then of the roles,
 * whatever is recommended: `ofMode` keeps to a way.
 */
export function conversionListing(index: RightsIndex, { names, filter }: Asked): Listing<ConversionRow> {
  const { q, nature, ajouts, cible } = filter;
  const keys = cible.length > 0 ? new Set(cible.map(targetKey)) : null;
  const isFound = finder(q);
  return {
    everything: targetsOf(index.school)
      .filter((target) => keys === null || keys.has(targetKey(target)))
      .filter(({ kind }) => nature === undefined || kind === nature)
      .flatMap((target) => {
        const found = proposeConversions(index, target, { added: ajouts });
        const conversionOf = new Map(found.map((one) => [one.role, named(one, names)]));
        return grantRoles.map((role) => ({ target, role, conversion: conversionOf.get(role) ?? null }));
      }),
    isShown: ({ conversion }) =>
      conversion !== null && isFound(conversion.name, ...conversion.holders.map(({ name }) => name)),
    keyOf: ({ target, role }) => `${targetKey(target)}|${role}`,
  };
}

/** Those whose first proposal is of this kind, or that have none; every one that has a proposal when no way is asked. */
export function ofMode(
  listing: Listing<ConversionRow>,
  mode: ConversionListFilter["mode"],
): Listing<ConversionRow> {
  const isOfMode = ({ conversion }: ConversionRow) => {
    const first = conversion?.proposals[0]?.kind ?? "aucune";
    return mode === undefined ? first !== "aucune" : first === mode;
  };
  return { ...listing, isShown: (row) => listing.isShown(row) && isOfMode(row) };
}

/** How a form would name the exact conversions of a list, on all its pages. */
export function exactChoices(listing: Listing<ConversionRow>): string[] {
  return rowsOf(ofMode(listing, "exact")).flatMap(({ conversion }) => {
    const [first] = conversion?.proposals ?? [];
    return conversion && first ? [choiceKey(conversion, first, 0)] : [];
  });
}

function named({ holders, proposals, ...conversion }: RoleConversion, names: RightsNames): NamedConversion {
  return {
    ...conversion,
    name: names.target(conversion.target),
    holders: holders.map((id) => ({ id, name: names.person(id) })),
    proposals: proposals.map((proposal) => ({
      ...proposal,
      names: proposal.populations.map(names.holder),
      gains: proposal.gains.map(names.person),
      losses: proposal.losses.map(names.person),
    })),
  };
}
