import type { GrantListFilter } from "./filters";
import { lineageOf, peopleOf, type RightsIndex } from "../effective";
import { type Grant, isInForce, isPersonal, strengthOf, type Target, targetKey } from "../model";
import type { RightsNames } from "../names";
import { finder, type Listing } from "./listing";

/** A grant as screens show it. */
export type GrantRow = Pick<
  Grant,
  "id" | "role" | "givenByName" | "givenOn" | "reason" | "endsOn" | "reviewedOn"
> & {
  holder: string;
  isPersonal: boolean;
  /** Whom it reaches among the people present. */
  people: number;
  /** The rubric it is inherited from; null for one of the target’s own. */
  inheritedFrom: string | null;
  /** Null for somebody unknown or a population. */
  accountId: string | null;
  isInForce: boolean;
};

type Asked = { target: Target; names: RightsNames; filter: GrantListFilter };

/** The grants that count on a target, its own first, those to persons before the others, then by strength and by name. */
export function grantListing(index: RightsIndex, { target, names, filter }: Asked): Listing<GrantRow> {
  const { droit, porteur, origine } = filter;
  const isFound = finder(droit);
  return {
    everything: grantRows(index, target, names),
    isShown: (row) =>
      row.isInForce &&
      (porteur === undefined || row.isPersonal === (porteur === "PERSONNE")) &&
      (origine === undefined || (row.inheritedFrom === null) === (origine === "ICI")) &&
      isFound(row.holder, row.reason ?? "", row.givenByName ?? ""),
    keyOf: ({ id }) => id,
  };
}

function grantRows(index: RightsIndex, target: Target, names: RightsNames): GrantRow[] {
  const lineage = lineageOf(index, target);
  const depthOf = new Map(lineage.map((one, depth) => [targetKey(one), depth]));
  const rows = index.school.grants.flatMap((grant) => {
    const depth = depthOf.get(targetKey(grant.target));
    if (depth === undefined) return [];
    const { id, role, holder, givenByName, givenOn, reason, endsOn, reviewedOn } = grant;
    return {
      ...{ id, role, givenByName, givenOn, reason, endsOn, reviewedOn, depth },
      holder: names.holder(holder),
      isPersonal: isPersonal(grant),
      people: peopleOf(index.roll, holder).size,
      inheritedFrom: depth === 0 ? null : names.target(grant.target),
      accountId: holder.kind === "ACCOUNT" ? holder.accountId : null,
      isInForce: isInForce(grant, index.school.today),
    };
  });
  return rows.sort(
    (one, other) =>
      one.depth - other.depth ||
      Number(other.isPersonal) - Number(one.isPersonal) ||
      strengthOf(other.role) - strengthOf(one.role) ||
      french.compare(one.holder, other.holder) ||
      (one.id < other.id ? -1 : 1),
  );
}

const french = new Intl.Collator("fr", { numeric: true });
