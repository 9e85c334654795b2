import { lineageOf, peopleOf, type RightsIndex } from "./effective";
import { type Grant, isPersonal, strengthOf, type Target, targetKey } from "./model";
import type { RightsNames } from "./names";

/** A grant in force as screens show it. */
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
};

/** The grants that count on a target, its own first, those to persons before the others, then by strength. */
export function pageOfGrants(index: RightsIndex, target: Target, names: RightsNames): GrantRow[] {
  const rows = lineageOf(index, target).flatMap((one, depth) =>
    (index.grantsOn.get(targetKey(one)) ?? []).map((grant): GrantRow & { depth: number } => {
      const { id, role, holder, givenByName, givenOn, reason, endsOn, reviewedOn } = grant;
      return {
        ...{ id, role, givenByName, givenOn, reason, endsOn, reviewedOn, depth },
        holder: names.holder(holder),
        isPersonal: isPersonal(grant),
        people: peopleOf(index.roll, holder).size,
        inheritedFrom: depth === 0 ? null : names.target(one),
        accountId: holder.kind === "ACCOUNT" ? holder.accountId : null,
      };
    }),
  );
  return rows.sort(
    (one, other) =>
      one.depth - other.depth ||
      Number(other.isPersonal) - Number(one.isPersonal) ||
      strengthOf(other.role) - strengthOf(one.role) ||
      one.holder.localeCompare(other.holder, "fr"),
  );
}
