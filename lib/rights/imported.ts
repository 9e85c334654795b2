import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { GrantRole, HolderKind } from "@/prisma/generated/client";

const sliceLength = 1_000;

type Rubric = {
  id: string;
  key: string;
  name: string;
  parentKey: string | null;
  inherits: boolean;
  inheritedCeiling: GrantRole | null;
};
type Service = { id: string; key: string; name: string };
type Group = Service & { accountIds: string[]; groupKeys: string[]; unknownMembers: string[] };
export type ImportedGrant = {
  id: string;
  rubricId: string | null;
  serviceId: string | null;
  role: GrantRole;
  holderKind: HolderKind;
  holderValue: string;
  accountId: string | null;
  givenByName: string | null;
  givenOn: string | null;
  reason: string | null;
  endsOn: string | null;
  reviewedOn: string | null;
};

/** Writes rubrics, then hangs each from its parent, which may be one of them. */
export async function saveRubrics(tx: Transaction, uai: string, rubrics: readonly Rubric[]): Promise<void> {
  for (const slice of slicesOf(rubrics))
    await tx.$executeRaw`
      insert into rubric (uai, id, key, name, inherits, inherited_ceiling)
      select ${uai}, id, key, name, inherits, "inheritedCeiling"::"GrantRole"
      from jsonb_to_recordset(${slice}::jsonb) as said(
        id uuid, key text, name text, inherits boolean, "inheritedCeiling" text)
      on conflict (uai, id) do update set name = excluded.name, inherits = excluded.inherits,
        inherited_ceiling = excluded.inherited_ceiling`;
  for (const slice of slicesOf(rubrics))
    await tx.$executeRaw`
      update rubric child set parent_id = (
        select parent.id from rubric parent where parent.uai = ${uai} and parent.key = said."parentKey")
      from jsonb_to_recordset(${slice}::jsonb) as said(id uuid, "parentKey" text)
      where child.uai = ${uai} and child.id = said.id`;
}

export async function saveServices(
  tx: Transaction,
  uai: string,
  services: readonly Service[],
): Promise<void> {
  for (const slice of slicesOf(services))
    await tx.$executeRaw`
      insert into ent_service (uai, id, key, name)
      select ${uai}, id, key, name from jsonb_to_recordset(${slice}::jsonb) as said(id uuid, key text, name text)
      on conflict (uai, id) do update set name = excluded.name`;
}

export async function saveGroups(tx: Transaction, uai: string, groups: readonly Group[]): Promise<void> {
  for (const slice of slicesOf(groups))
    await tx.$executeRaw`
      insert into rights_group (uai, id, key, name, account_ids, group_keys, unknown_members)
      select ${uai}, id, key, name, array(select jsonb_array_elements_text("accountIds")::uuid),
        array(select jsonb_array_elements_text("groupKeys")), array(select jsonb_array_elements_text("unknownMembers"))
      from jsonb_to_recordset(${slice}::jsonb) as said(
        id uuid, key text, name text, "accountIds" jsonb, "groupKeys" jsonb, "unknownMembers" jsonb)
      on conflict (uai, id) do update set name = excluded.name, account_ids = excluded.account_ids,
        group_keys = excluded.group_keys, unknown_members = excluded.unknown_members`;
}

/** Writes grants; one that the school already holds under this id takes what the file says of it. */
export async function saveGrants(
  tx: Transaction,
  uai: string,
  grants: readonly ImportedGrant[],
): Promise<void> {
  for (const slice of slicesOf(grants))
    await tx.$executeRaw`
      insert into rights_grant (uai, id, rubric_id, service_id, role, holder_kind, holder_value, account_id,
        given_by_name, given_on, reason, ends_on, reviewed_on)
      select ${uai}, id, "rubricId", "serviceId", role::"GrantRole", "holderKind"::"HolderKind", "holderValue",
        "accountId", "givenByName", "givenOn", reason, "endsOn", "reviewedOn"
      from jsonb_to_recordset(${slice}::jsonb) as said(
        id uuid, "rubricId" uuid, "serviceId" uuid, role text, "holderKind" text, "holderValue" text,
        "accountId" uuid, "givenByName" text, "givenOn" text, reason text, "endsOn" text, "reviewedOn" text)
      on conflict (uai, id) do update set role = excluded.role, given_by_name = excluded.given_by_name,
        given_on = excluded.given_on, reason = excluded.reason, ends_on = excluded.ends_on,
        reviewed_on = excluded.reviewed_on`;
}

/** What a file no longer holds, and that somebody said is gone. A target takes its rights with it; a right is revoked. */
export async function removeGone(
  tx: Transaction,
  uai: string,
  gone: {
    rubrics: readonly string[];
    services: readonly string[];
    groups: readonly string[];
    grants: readonly string[];
    revokedOn: string;
    by: string;
  },
): Promise<void> {
  const among = (ids: readonly string[]) => ({ uai, id: { in: [...ids] } });
  await tx.rubric.updateMany({
    where: { uai, parentId: { in: [...gone.rubrics] } },
    data: { parentId: null },
  });
  await tx.rubric.deleteMany({ where: among(gone.rubrics) });
  await tx.entService.deleteMany({ where: among(gone.services) });
  await tx.rightsGroup.deleteMany({ where: among(gone.groups) });
  await tx.rightsGrant.updateMany({
    where: { ...among(gone.grants), revokedOn: null },
    data: { revokedOn: gone.revokedOn, revokedByName: gone.by },
  });
}

function slicesOf(rows: readonly object[]): string[] {
  const slices: string[] = [];
  for (let at = 0; at < rows.length; at += sliceLength)
    slices.push(JSON.stringify(rows.slice(at, at + sliceLength)));
  return slices;
}
