/** Who may do what: the only permission table. Roles and their limits: product § 1. */
const permissionsByRole = {
  RUPN: [
    "console:open",
    "import:read",
    "import:make",
    "student:read",
    "account:read",
    "account:manage",
    "guest:manage",
    "administrator:manage",
    "finding:except",
    "outgoing:settle",
    "people-policy:change",
    "rights:read",
    "rights:manage",
    "review:manage",
    "review:decide",
    "journal:read",
    "settings:read",
  ],
  PRINCIPAL: [
    "console:open",
    "import:read",
    "import:make",
    "student:read",
    "student:withhold",
    "account:read",
    "finding:except",
    "people-policy:change",
    "rights:read",
    "review:manage",
    "review:decide",
    "reset:read",
    "reset:run",
    "reset:approve",
    "sheet:print",
    "sheet:hand-out",
    "journal:read",
    "settings:read",
    "settings:change",
    "delegation:manage",
  ],
  DELEGATE: ["console:open", "student:read", "reset:read", "reset:run", "sheet:print", "sheet:hand-out"],
  AUDITOR: [
    "console:open",
    "import:read",
    "student:read",
    "account:read",
    "rights:read",
    "review:decide",
    "reset:read",
    "journal:read",
    "settings:read",
  ],
  ACADEMY: [
    "console:open",
    "import:read",
    "student:read",
    "account:read",
    "rights:read",
    "reset:read",
    "settings:read",
  ],
} as const;

export type Role = keyof typeof permissionsByRole;
export type Permission = (typeof permissionsByRole)[Role][number];

/** True when at least one of the operator's roles in the school gives the permission. */
export function isAllowed(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => {
    const granted: readonly Permission[] = permissionsByRole[role];
    return granted.includes(permission);
  });
}

/**
 * The classes a permission reaches for one operator in one school: null for every class, as soon as one of the roles
 * that give it is not a delegation; else the classes of the delegations together.
 */
export function classesReached(
  memberships: readonly { role: Role; classNames: readonly string[] }[],
  permission: Permission,
): readonly string[] | null {
  const giving = memberships.filter(({ role }) => isAllowed([role], permission));
  if (giving.some(({ role }) => role !== "DELEGATE")) return null;
  return [...new Set(giving.flatMap(({ classNames }) => classNames))];
}

/** True when a reach of classes holds this one; a pupil without a class is in no list of classes. */
export function reaches(classes: readonly string[] | null, className: string | null): boolean {
  return classes === null || (className !== null && classes.includes(className));
}

/** Everything these roles may do, to show only the rooms that open. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => permissionsByRole[role]))];
}

export const roleNames: Record<Role, string> = {
  RUPN: "Référent numérique (RUPN)",
  PRINCIPAL: "Chef d’établissement",
  DELEGATE: "Délégataire",
  AUDITOR: "Auditeur",
  ACADEMY: "Académie",
};
