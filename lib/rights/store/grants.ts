import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Given, NewGroup } from "../rules/draft";

type By = { uai: string; by: string; today: string };

export async function revokeGrants(
  tx: Transaction,
  { uai, by, today }: By,
  ids: readonly string[],
): Promise<void> {
  await tx.rightsGrant.updateMany({
    where: { uai, id: { in: [...ids] }, revokedOn: null },
    data: { revokedOn: today, revokedByName: by },
  });
}

export async function restoreGrants(tx: Transaction, uai: string, ids: readonly string[]): Promise<void> {
  await tx.rightsGrant.updateMany({
    where: { uai, id: { in: [...ids] } },
    data: { revokedOn: null, revokedByName: null },
  });
}

/** Gives each grant its last day; null for none. */
export async function saveEnds(
  tx: Transaction,
  uai: string,
  ends: readonly { id: string; endsOn: string | null }[],
): Promise<void> {
  await tx.$executeRaw`
    update rights_grant held set ends_on = said."endsOn"
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as said(id uuid, "endsOn" text)
    where held.uai = ${uai} and held.id = said.id`;
}

export async function giveGrants(
  tx: Transaction,
  { uai, by, today, reason }: By & { reason: string },
  given: readonly (Given & { id: string })[],
): Promise<void> {
  await tx.rightsGrant.createMany({
    data: given.map(({ id, target, role, population }) => ({
      ...{ uai, id, role, holderKind: population.kind, holderValue: population.value },
      rubricId: target.kind === "RUBRIC" ? target.id : null,
      serviceId: target.kind === "SERVICE" ? target.id : null,
      ...{ givenByName: by, givenOn: today, reason },
    })),
  });
}

export async function addGroups(
  tx: Transaction,
  uai: string,
  groups: readonly (NewGroup & { id: string })[],
): Promise<void> {
  await tx.rightsGroup.createMany({
    data: groups.map(({ accountIds, ...group }) => ({
      ...group,
      uai,
      isAdHoc: true,
      accountIds: [...accountIds],
    })),
  });
}

export async function removeGroups(tx: Transaction, uai: string, ids: readonly string[]): Promise<void> {
  await tx.rightsGroup.deleteMany({ where: { uai, id: { in: [...ids] } } });
}

/** Grants whose last day is before this one, and that still count. */
export async function listEnded(tx: Transaction, uai: string, today: string): Promise<string[]> {
  const rows = await tx.rightsGrant.findMany({
    where: { uai, revokedOn: null, endsOn: { lt: today } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
