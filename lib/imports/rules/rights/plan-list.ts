import { namesOfRights } from "@/lib/rights/rules/names";
import { rollOf } from "@/lib/rights/rules/populations";
import type { StoredRights } from "@/lib/rights/rules/stored";
import type { RightsKind } from "./columns";
import type { RightsPlan } from "./line";
import { indexHolders } from "./people-index";
import { planGrants } from "./plan-grants";
import { planGroups } from "./plan-groups";
import { planRubrics, planServices } from "./plan-structure";
import type { RightsRow } from "./rows";

/** What a list of rights changes in a school. `rows` are all of one kind. */
export function planRights(kind: RightsKind, rows: readonly RightsRow[], school: StoredRights): RightsPlan {
  const find = indexHolders(school.accounts, heldAccounts(school));
  switch (kind) {
    case "RUBRICS":
      return planRubrics(ofKind(rows, kind), school.rubrics);
    case "SERVICES":
      return planServices(ofKind(rows, kind), school.services);
    case "GROUPS":
      return planGroups(ofKind(rows, kind), { groups: school.groups, find });
    case "GRANTS":
      return planGrants(ofKind(rows, kind), {
        school,
        find,
        roll: rollOf(school),
        names: namesOfRights(school),
      });
  }
}

/** Every account that a right or a group names, those deleted since included: read back, they are not lost. */
function heldAccounts({ grants, groups }: StoredRights): string[] {
  return [
    ...grants.flatMap(({ holder }) => (holder.kind === "ACCOUNT" ? [holder.accountId] : [])),
    ...groups.flatMap(({ accountIds }) => accountIds),
  ];
}

function ofKind<Kind extends RightsKind>(
  rows: readonly RightsRow[],
  kind: Kind,
): Extract<RightsRow, { kind: Kind }>[] {
  return rows.filter((row): row is Extract<RightsRow, { kind: Kind }> => row.kind === kind);
}
