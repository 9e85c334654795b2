import "server-only";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { Account } from "@/lib/accounts/rules/account";
import type { Grant, GrantRole, Holder, Holding, PopulationKind, RightsSchool } from "./rules/model";
import type { StoredGroup, StoredRights } from "./rules/stored";

type GrantRow = {
  id: string;
  rubricId: string | null;
  serviceId: string | null;
  role: GrantRole;
  holderKind: PopulationKind | "ACCOUNT" | "UNKNOWN";
  holderValue: string;
  accountId: string | null;
} & Pick<Grant, "givenByName" | "givenOn" | "reason" | "endsOn" | "reviewedOn" | "revokedOn">;

/** Loads the rights of a school and its accounts: one question a table, whatever their number. */
export async function loadRights(tx: Transaction, uai: string, now: Date): Promise<StoredRights> {
  const accounts = await listSchoolAccounts(tx, uai);
  return {
    accounts: accounts.map(holdingOf),
    rubrics: await tx.$queryRaw<RightsSchool["rubrics"][number][]>`
      select id, key, name, parent_id as "parentId", inherits, inherited_ceiling::text as "inheritedCeiling"
      from rubric where uai = ${uai} order by name, id`,
    services: await tx.$queryRaw<RightsSchool["services"][number][]>`
      select id, key, name from ent_service where uai = ${uai} order by name, id`,
    groups: await loadGroups(tx, uai),
    grants: await loadGrants(tx, uai),
    today: parisDay(now),
  };
}

/** Whether any rubric or service is known. */
export async function hasRights(tx: Transaction, uai: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select 1 from rubric where uai = ${uai})
      or exists (select 1 from ent_service where uai = ${uai}) as found`;
  return row?.found ?? false;
}

export function holdingOf({ guest, ...account }: Account): Holding {
  const { id, lastName, usageName, firstName, login, profile, functions, classes, groups, status } = account;
  return {
    ...{ id, lastName, usageName, firstName, login, profile, functions, classes, groups, status },
    isGuest: guest !== null,
  };
}

async function loadGroups(tx: Transaction, uai: string): Promise<StoredGroup[]> {
  const rows = await tx.$queryRaw<Omit<StoredGroup, "groupIds">[]>`
    select id, key, name, is_ad_hoc as "isAdHoc", account_ids as "accountIds", group_keys as "groupKeys",
      unknown_members as "unknownMembers"
    from rights_group where uai = ${uai} order by name, id`;
  const idOf = new Map(rows.map(({ key, id }) => [key, id]));
  return rows.map((row) => ({ ...row, groupIds: row.groupKeys.flatMap((key) => idOf.get(key) ?? []) }));
}

async function loadGrants(tx: Transaction, uai: string): Promise<Grant[]> {
  const rows = await tx.$queryRaw<GrantRow[]>`
    select id, rubric_id as "rubricId", service_id as "serviceId", role::text as role,
      holder_kind::text as "holderKind", holder_value as "holderValue", account_id as "accountId",
      given_by_name as "givenByName", given_on as "givenOn", reason, ends_on as "endsOn",
      reviewed_on as "reviewedOn", revoked_on as "revokedOn"
    from rights_grant where uai = ${uai} order by id`;
  return rows.map(grantOf);
}

function grantOf(row: GrantRow): Grant {
  const { rubricId, serviceId, holderKind, holderValue, accountId, ...grant } = row;
  return {
    ...grant,
    target: rubricId === null ? { kind: "SERVICE", id: serviceId ?? "" } : { kind: "RUBRIC", id: rubricId },
    holder: holderOf(holderKind, holderValue, accountId),
  };
}

function holderOf(kind: GrantRow["holderKind"], value: string, accountId: string | null): Holder {
  return kind === "ACCOUNT" ? { kind, accountId: accountId ?? "" } : { kind, value };
}

/** Says that the rights of a school changed: previews older than this are read again. */
export async function bumpRightsVersion(tx: Transaction, uai: string): Promise<void> {
  await tx.establishment.update({
    where: { uai },
    data: { rightsVersion: { increment: 1 } },
    select: { uai: true },
  });
}

export async function findRightsVersion(tx: Transaction, uai: string): Promise<number> {
  const { rightsVersion } = await tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { rightsVersion: true },
  });
  return rightsVersion;
}

/** True of a grant, a rubric or a service that the caller may see. */
export async function isRightsSubject(tx: Transaction, scope: Scope, id: string): Promise<boolean> {
  const where = { uai: { in: [...scope] }, id };
  const found =
    (await tx.rightsGrant.count({ where })) +
    (await tx.rubric.count({ where })) +
    (await tx.entService.count({ where }));
  return found > 0;
}
