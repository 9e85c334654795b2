import "server-only";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import type { Transaction } from "@/lib/platform/database/transaction";
import { holdingOf } from "@/lib/rights/facts";
import type { Holder } from "@/lib/rights/rules/model";
import type { ReviewedGrant } from "../rules/closing";
import type { NamedSchool } from "../rules/sentence";

type Row = Omit<ReviewedGrant, "target" | "holder"> & {
  rubricId: string | null;
  serviceId: string | null;
  holderKind: Holder["kind"];
  holderValue: string;
  accountId: string | null;
};

function grantOf({ rubricId, serviceId, holderKind, holderValue, accountId, ...grant }: Row): ReviewedGrant {
  const holder: Holder =
    holderKind === "ACCOUNT"
      ? { kind: holderKind, accountId: accountId ?? "" }
      : { kind: holderKind, value: holderValue };
  return {
    ...grant,
    holder,
    target: rubricId === null ? { kind: "SERVICE", id: serviceId ?? "" } : { kind: "RUBRIC", id: rubricId },
  };
}

/** These grants as they stand, and what their sentences are written from: never the whole school for one line. */
export async function loadGrants(
  tx: Transaction,
  uai: string,
  ids: readonly string[],
): Promise<{ grants: ReadonlyMap<string, ReviewedGrant>; school: NamedSchool }> {
  const rows = ids.length === 0 ? [] : await listGrants(tx, uai, ids);
  const accountIds = [...new Set(rows.flatMap(({ accountId }) => accountId ?? []))];
  const accounts = await listSchoolAccounts(tx, uai, accountIds);
  const named = { where: { uai }, select: { id: true, key: true, name: true } };
  const groups = await tx.rightsGroup.findMany(named);
  const rubrics = await tx.rubric.findMany({ ...named, select: { ...named.select, parentId: true } });
  return {
    grants: new Map(rows.map((row) => [row.id, grantOf(row)])),
    school: {
      accounts: accounts.map(holdingOf),
      groups: groups.map((group) => ({ ...group, accountIds: [], groupIds: [] })),
      rubrics: rubrics.map((rubric) => ({ ...rubric, inherits: true, inheritedCeiling: null })),
      services: await tx.entService.findMany(named),
    },
  };
}

/** By array, since a statement holds fewer parameters than a campaign has lines. */
async function listGrants(tx: Transaction, uai: string, ids: readonly string[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select id, rubric_id as "rubricId", service_id as "serviceId", role::text as role,
      holder_kind::text as "holderKind", holder_value as "holderValue", account_id as "accountId",
      given_by_name as "givenByName", given_on as "givenOn", reason, ends_on as "endsOn",
      reviewed_on as "reviewedOn", revoked_on as "revokedOn", revoked_by_name as "revokedByName"
    from rights_grant where uai = ${uai} and id = any(${[...ids]}::uuid[])`;
}

/** Grants in force that these accounts hold in person, and that no open review holds already. */
export async function listUnreviewedIds(
  tx: Transaction,
  uai: string,
  { accountIds, today }: { accountIds: readonly string[]; today: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from rights_grant g
    where uai = ${uai} and account_id = any(${[...accountIds]}::uuid[])
      and revoked_on is null and (ends_on is null or ends_on >= ${today})
      and not exists (
        select 1 from review_item i
        join review_campaign c on c.uai = i.uai and c.id = i.campaign_id and c.status = 'OPEN'
        where i.uai = g.uai and i.grant_id = g.id)
    order by account_id, id`;
  return rows.map(({ id }) => id);
}

/** A review kept them: the day is what findings and the next review go by. */
export async function saveReviewed(
  tx: Transaction,
  uai: string,
  { ids, today }: { ids: readonly string[]; today: string },
): Promise<void> {
  await tx.$executeRaw`
    update rights_grant set reviewed_on = ${today}
    where uai = ${uai} and id = any(${[...ids]}::uuid[]) and revoked_on is null`;
}
