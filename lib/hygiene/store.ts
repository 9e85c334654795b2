import "server-only";
import * as z from "zod";
import type { AccountSource } from "@/lib/accounts/rules/account";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { StoredException } from "./rules/exceptions";
import { type AdministratorPolicy, administratorPolicyOf } from "./rules/policy";

export async function findAdministratorPolicy(tx: Transaction, uai: string): Promise<AdministratorPolicy> {
  const row = await tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { administratorPolicy: true },
  });
  return administratorPolicyOf(row.administratorPolicy);
}

export async function saveAdministratorPolicy(
  tx: Transaction,
  uai: string,
  administratorPolicy: AdministratorPolicy,
): Promise<void> {
  await tx.establishment.update({ where: { uai }, data: { administratorPolicy }, select: { uai: true } });
}

const sources: Readonly<Record<string, AccountSource>> = {
  AAF: "AAF",
  STSWEB: "STSWEB",
  ACCOUNTS: "CSV",
  GUESTS: "CSV",
};

/** The day each feed was last applied, “AAAA-MM-JJ” in Paris. */
export async function findImportDays(
  tx: Transaction,
  uai: string,
): Promise<Partial<Record<AccountSource, string>>> {
  const rows = await tx.import.groupBy({
    by: ["format"],
    where: { uai, status: "APPLIED", format: { in: Object.keys(sources) } },
    _max: { appliedAt: true },
  });
  const days: Partial<Record<AccountSource, string>> = {};
  for (const { format, _max } of rows) {
    const source = sources[format ?? ""];
    if (!source || !_max.appliedAt) continue;
    const day = parisDay(_max.appliedAt);
    if ((days[source] ?? "") < day) days[source] = day;
  }
  return days;
}

/** Accounts that hold a right in force by name; `today` is “AAAA-MM-JJ”. */
export async function findHolders(tx: Transaction, uai: string, today: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    select distinct account_id as "accountId" from rights_grant
    where uai = ${uai} and account_id is not null and revoked_on is null
      and (ends_on is null or ends_on >= ${today})`;
  return new Set(rows.map(({ accountId }) => accountId));
}

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

/** Exceptions that were not withdrawn, over or not: they stay visible. */
export function listExceptions(tx: Transaction, scope: Scope): Promise<StoredException[]> {
  return tx.findingException.findMany({
    where: { ...inScope(scope), withdrawnAt: null },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
    select: {
      ...{
        id: true,
        uai: true,
        rule: true,
        accountId: true,
        subjectId: true,
        reason: true,
        owner: true,
        endsOn: true,
      },
      ...{ createdByName: true, createdAt: true },
    },
  });
}

export async function addException(
  tx: Transaction,
  exception: {
    uai: string;
    id: string;
    rule: string;
    accountId: string | null;
    subjectId?: string;
    reason: string;
    owner: string;
    endsOn: string;
    by: string;
    now: Date;
  },
): Promise<void> {
  const { by, now, ...data } = exception;
  await tx.findingException.create({
    data: { ...data, createdByName: by, createdAt: now },
    select: { id: true },
  });
}

/** False when it was already withdrawn, or is not the school’s. */
export async function withdraw(tx: Transaction, scope: Scope, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.findingException.updateMany({
    where: { ...inScope(scope), id, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  return count === 1;
}

const storedFindings = z.record(z.string(), z.array(z.string()));

/** What was found when the two latest imports of people were applied, the later first. */
export async function listSnapshots(tx: Transaction, uai: string) {
  const rows = await tx.findingSnapshot.findMany({
    where: { uai },
    orderBy: [{ takenAt: "desc" }, { id: "desc" }],
    take: 2,
  });
  return rows.map(({ findings, ...row }) => ({ ...row, findings: storedFindings.parse(findings) }));
}

export async function addSnapshot(
  tx: Transaction,
  snapshot: { uai: string; importId: string; findings: Record<string, string[]>; now: Date },
): Promise<void> {
  const { now, ...data } = snapshot;
  await tx.findingSnapshot.create({ data: { ...data, takenAt: now }, select: { id: true } });
}
