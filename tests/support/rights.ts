import type {
  Grant,
  GrantRole,
  Group,
  Holder,
  Holding,
  Population,
  RightsSchool,
  Rubric,
  Service,
  Target,
} from "@/lib/rights/rules/model";

/** The day on which the rights of tests are asked. */
export const rightsToday = "2026-03-15";

/** Somebody active who is in nothing but the school. */
export const aHolding = (id: string, given: Partial<Holding> = {}): Holding => ({
  id,
  lastName: `Nom ${id}`,
  usageName: null,
  firstName: `Prénom ${id}`,
  login: id,
  profile: null,
  functions: [],
  classes: [],
  groups: [],
  status: "ACTIVE",
  isGuest: false,
  ...given,
});

/** At the top of the tree, and inheriting as soon as it has a parent. */
export const aRubric = (id: string, given: Partial<Rubric> = {}): Rubric => ({
  ...{ id, key: id, name: `Rubrique ${id}`, parentId: null, inherits: true, inheritedCeiling: null },
  ...given,
});

export const aService = (id: string): Service => ({ id, key: id, name: `Service ${id}` });

/** Its key is its id. */
export const aGroup = (
  id: string,
  accountIds: readonly string[] = [],
  groupIds: readonly string[] = [],
): Group => ({ id, key: id, name: `Groupe ${id}`, accountIds, groupIds });

export const onRubric = (id: string): Target => ({ kind: "RUBRIC", id });
export const onService = (id: string): Target => ({ kind: "SERVICE", id });
export const toAccount = (accountId: string): Holder => ({ kind: "ACCOUNT", accountId });

let grantCount = 0;

/** A grant without end, under an id of its own. */
export const aGrant = (
  target: Target,
  role: GrantRole,
  holder: Holder,
  given: Partial<Grant> = {},
): Grant => ({
  ...{ id: `grant-${(grantCount += 1)}`, target, role, holder },
  ...{ givenByName: null, givenOn: null, reason: null, endsOn: null, reviewedOn: null, revokedOn: null },
  ...given,
});

/** An empty school, but for what is given. */
export const aRightsSchool = (given: Partial<RightsSchool> = {}): RightsSchool => ({
  ...{ accounts: [], rubrics: [], services: [], groups: [], grants: [], today: rightsToday },
  ...given,
});

/** What a conversion does, in the words of the tables. */
export type AppliedConversion = {
  target: Target;
  role: GrantRole;
  revoked: readonly string[];
  populations: readonly Population[];
  /** Of a new group; none when empty. */
  members: readonly string[];
};

/** The school as it stands once conversions are applied, written from scratch. */
export function applyConversions(
  school: RightsSchool,
  conversions: readonly AppliedConversion[],
): RightsSchool {
  const revoked = new Set(conversions.flatMap((conversion) => conversion.revoked));
  const groups = conversions.flatMap(({ members }, rank) =>
    members.length === 0 ? [] : [{ rank, group: aGroup(`nouveau-${rank}`, members) }],
  );
  const given = conversions.flatMap(({ target, role, populations }, rank) => [
    ...populations.map((population) => aGrant(target, role, population)),
    ...groups
      .filter((one) => one.rank === rank)
      .map(({ group }) => aGrant(target, role, { kind: "GROUP", value: group.key })),
  ]);
  return {
    ...school,
    groups: [...school.groups, ...groups.map(({ group }) => group)],
    grants: [
      ...school.grants.map((grant) =>
        revoked.has(grant.id) ? { ...grant, revokedOn: school.today } : grant,
      ),
      ...given,
    ],
  };
}
