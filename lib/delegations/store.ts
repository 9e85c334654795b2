import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { GivenTerms } from "./rules";

const inScope = (scope: Scope) => ({ uai: { in: [...scope] }, role: "DELEGATE" as const });

const columns = {
  id: true,
  uai: true,
  operatorId: true,
  classNames: true,
  validFrom: true,
  validUntil: true,
  grantedByName: true,
  withdrawnAt: true,
  withdrawnByName: true,
  operator: {
    select: {
      name: true,
      email: true,
      passwordChangedAt: true,
      memberships: { select: { uai: true, role: true } },
      sessions: { select: { createdAt: true }, orderBy: { createdAt: "desc" }, take: 1 },
    },
  },
} satisfies Prisma.MembershipSelect;

type Row = Prisma.MembershipGetPayload<{ select: typeof columns }>;
export type StoredDelegation = Omit<Row, "operator"> & {
  name: string;
  email: string;
  isEnrolled: boolean;
  /** Every role they hold or held, in any school. */
  memberships: Row["operator"]["memberships"];
  lastSignInAt: Date | null;
};

function delegationOf({ operator, ...row }: Row): StoredDelegation {
  const { name, email, passwordChangedAt, memberships, sessions } = operator;
  return {
    ...row,
    name,
    email,
    isEnrolled: passwordChangedAt !== null,
    memberships,
    lastSignInAt: sessions[0]?.createdAt ?? null,
  };
}

/** Every delegation of the school, over or not, the one that lasts longest first. */
export async function listDelegations(tx: Transaction, scope: Scope): Promise<StoredDelegation[]> {
  const rows = await tx.membership.findMany({
    where: inScope(scope),
    select: columns,
    orderBy: [{ validUntil: { sort: "desc", nulls: "first" } }, { id: "asc" }],
  });
  return rows.map(delegationOf);
}

export async function findDelegation(
  tx: Transaction,
  scope: Scope,
  id: string,
): Promise<StoredDelegation | null> {
  const row = await tx.membership.findFirst({ where: { ...inScope(scope), id }, select: columns });
  return row && delegationOf(row);
}

export type PresentClass = { name: string; count: number };

/** Classes with at least one pupil present on this day, "AAAA-MM-JJ" in Paris. */
export function listPresentClasses(tx: Transaction, scope: Scope, today: string): Promise<PresentClass[]> {
  return tx.$queryRaw<PresentClass[]>`
    select class_name as name, count(*)::int as count from student_account
    where uai = any(${[...scope]}) and class_name is not null and (left_on is null or left_on >= ${today})
    group by class_name order by class_name collate "fr-x-icu"`;
}

/** Gives the classes from now on; a delegation that was over begins again. */
export async function saveDelegation(
  tx: Transaction,
  {
    uai,
    operatorId,
    terms,
    by,
    now,
  }: {
    uai: string;
    operatorId: string;
    terms: GivenTerms;
    by: { id: string; name: string };
    now: Date;
  },
): Promise<void> {
  const given = {
    ...terms,
    validFrom: now,
    grantedById: by.id,
    grantedByName: by.name,
    withdrawnAt: null,
    withdrawnByName: null,
  };
  await tx.membership.upsert({
    where: { operatorId_uai_role: { operatorId, uai, role: "DELEGATE" } },
    create: { operatorId, uai, role: "DELEGATE", ...given },
    update: given,
  });
}

/** Changes a delegation of the school: its terms, or its end. */
export async function saveChange(
  tx: Transaction,
  { uai, id }: Pick<StoredDelegation, "uai" | "id">,
  change: GivenTerms | { validUntil: Date; withdrawnAt: Date; withdrawnByName: string },
): Promise<void> {
  await tx.membership.updateMany({ where: { uai, id, role: "DELEGATE" }, data: change });
}
