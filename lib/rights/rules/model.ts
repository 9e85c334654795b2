import type { Account } from "@/lib/accounts/rules/account";

/** The four roles on a rubric, from the weakest to the strongest, then the only right on a service (domain § 3). */
export const rubricRoles = ["VISITOR", "WRITER", "MODERATOR", "MANAGER"] as const;
export type RubricRole = (typeof rubricRoles)[number];
export const grantRoles = [...rubricRoles, "ACCESS"] as const;
export type GrantRole = (typeof grantRoles)[number];

export const roleNames: Record<GrantRole, string> = {
  VISITOR: "visiteur",
  WRITER: "rédacteur",
  MODERATOR: "modérateur",
  MANAGER: "gestionnaire",
  ACCESS: "accès",
};

/** “rédacteur sur « CDI »”, “accès à « Messagerie »”. */
export function rightWords(role: GrantRole, target: string): string {
  return role === "ACCESS" ? `accès à « ${target} »` : `${roleNames[role]} sur « ${target} »`;
}

/** 1 to 4 on a rubric, 1 on a service; 0 is no right at all. */
export function strengthOf(role: GrantRole): number {
  return role === "ACCESS" ? 1 : rubricRoles.indexOf(role) + 1;
}

export const targetKinds = ["RUBRIC", "SERVICE"] as const;
export type TargetKind = (typeof targetKinds)[number];
export type Target = { kind: TargetKind; id: string };

export const populationKinds = [
  "PROFILE",
  "FUNCTION",
  "CLASS",
  "GROUP",
  "ESTABLISHMENT",
  "EVERYONE",
] as const;
export type PopulationKind = (typeof populationKinds)[number];

/**
 * People designated by what they are. `value` is a profile’s or a function’s code, a class’s name or a group’s key; it
 * is empty for the whole school and for the whole ENT.
 */
export type Population = { kind: PopulationKind; value: string };

/** Who holds a grant; UNKNOWN keeps the name that a file gave and that no account answers to. */
export type Holder = Population | { kind: "ACCOUNT"; accountId: string } | { kind: "UNKNOWN"; value: string };

/** A right on one target, given to one holder. Days are “AAAA-MM-JJ”; null means that nobody said. */
export type Grant = {
  id: string;
  target: Target;
  role: GrantRole;
  holder: Holder;
  givenByName: string | null;
  givenOn: string | null;
  reason: string | null;
  /** Last day, included. */
  endsOn: string | null;
  /** When a review last kept it. */
  reviewedOn: string | null;
  revokedOn: string | null;
};

/** A section of the site. Its rights flow to its sub-rubrics that inherit. */
export type Rubric = {
  id: string;
  key: string;
  name: string;
  parentId: string | null;
  inherits: boolean;
  /** The widest role that the rubric means its sub-rubrics to inherit; null when nobody said. */
  inheritedCeiling: RubricRole | null;
};

export type Service = { id: string; key: string; name: string };

/** People put together by hand, and other groups whose members are its own. */
export type Group = {
  id: string;
  key: string;
  name: string;
  accountIds: readonly string[];
  /** Ids of the groups it holds. */
  groupIds: readonly string[];
};

export type Holding = Pick<
  Account,
  | "id"
  | "lastName"
  | "usageName"
  | "firstName"
  | "login"
  | "profile"
  | "functions"
  | "classes"
  | "groups"
  | "status"
> & { isGuest: boolean };

/** Everything that rights are computed from, for one school. `grants` holds those in force and those revoked. */
export type RightsSchool = {
  accounts: readonly Holding[];
  rubrics: readonly Rubric[];
  services: readonly Service[];
  groups: readonly Group[];
  grants: readonly Grant[];
  /** “AAAA-MM-JJ”. */
  today: string;
};

/** A suspended account keeps its place: were it left out, giving it back would give it rights that nobody weighed. */
export const isPresent = ({ status }: Pick<Holding, "status">) =>
  status === "ACTIVE" || status === "SUSPENDED";

/** True of a grant that counts today. */
export const isInForce = ({ revokedOn, endsOn }: Grant, today: string) =>
  revokedOn === null && (endsOn === null || endsOn >= today);

/** True of a grant given to a person, whom the console knows or not. */
export const isPersonal = ({ holder: { kind } }: Pick<Grant, "holder">) =>
  kind === "ACCOUNT" || kind === "UNKNOWN";

export const targetKey = ({ kind, id }: Target) => `${kind}:${id}`;
export const populationKey = ({ kind, value }: Population) => `${kind}:${value}`;
export const holderKey = (holder: Holder) =>
  holder.kind === "ACCOUNT" ? `ACCOUNT:${holder.accountId}` : `${holder.kind}:${holder.value}`;
