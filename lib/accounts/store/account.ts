import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

/** Functions, classes and sponsors that one may filter by. */
export async function listFilterValues(tx: Transaction, scope: Scope) {
  const rows = await tx.$queryRaw<{ kind: "function" | "class"; value: string }[]>`
    select distinct 'function' as kind, unnest(functions) as value from ent_account where uai = any(${[...scope]})
    union
    select distinct 'class', unnest(classes) from ent_account where uai = any(${[...scope]})
    order by 1, 2`;
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  const sponsors = await tx.entAccount.findMany({
    where: { ...inScope(scope), sponsored: { some: {} } },
    select: { id: true, lastName: true, firstName: true },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
  });
  return { functions: of("function"), classes: of("class"), sponsors };
}

/** How many accounts of each status the school holds, guests apart. */
export function countByStatus(
  tx: Transaction,
  scope: Scope,
): Promise<{ status: string; isGuest: boolean; count: number }[]> {
  return tx.$queryRaw`
    select status::text as status,
      (uai, id) in (select uai, account_id from guest_account where uai = any(${[...scope]})) as "isGuest",
      count(*)::int as count
    from ent_account where uai = any(${[...scope]}) group by 1, 2`;
}

export async function saveFunctionTable(
  tx: Transaction,
  uai: string,
  table: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.establishment.update({
    where: { uai },
    data: { functionProfiles: { ...table } },
    select: { uai: true },
  });
}

/** Gives their profile to accounts whose functions say it, when the school’s table changes. */
export async function saveProfiles(
  tx: Transaction,
  uai: string,
  profiles: readonly { id: string; profile: string }[],
): Promise<void> {
  await tx.$executeRaw`
    update ent_account account set profile = given.profile::"Profile"
    from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) as given(id uuid, profile text)
    where account.uai = ${uai} and account.id = given.id`;
}
