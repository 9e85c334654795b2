import "server-only";
import { prepared } from "@/lib/platform/database/prepared";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";

type ImportFacts = {
  waitingCount: number;
  waitingId: string | null;
  lastId: string | null;
  lastFileName: string | null;
  lastAppliedAt: Date | null;
  lastCreatedByName: string | null;
  statesKnownAt: Date | null;
};

/** SIECLE never says the state of an account: only the lists do. */
const sayingNoState = ["SIECLE_STUDENTS", "SIECLE_STRUCTURES", "AAF", "STSWEB", "ACCOUNTS", "GUESTS"];

/** The imports that wait for a decision, the last applied, and when the last that says states was. */
export async function findImports(tx: Transaction, scope: Scope) {
  const [facts] = await tx.$queryRaw<ImportFacts[]>`
    ${prepared} with own as (
      select id, status, format, file_name, created_by_name, created_at, applied_at from import
      where uai = any(${[...scope]}) and status in ('READY', 'NEEDS_MAPPING', 'APPLIED')
    ), waiting as (
      select count(*)::int as count, (array_agg(id order by created_at desc, id desc))[1] as latest_id
      from own where status <> 'APPLIED'
    ), states as (
      select max(applied_at) as at from own where status = 'APPLIED' and format <> all(${sayingNoState})
    ), last as (
      select * from own where status = 'APPLIED' order by applied_at desc, id desc limit 1
    )
    select waiting.count as "waitingCount", waiting.latest_id as "waitingId", last.id as "lastId",
      last.file_name as "lastFileName", last.applied_at as "lastAppliedAt",
      last.created_by_name as "lastCreatedByName", states.at as "statesKnownAt"
    from waiting cross join states left join last on true`;
  return {
    waitingImports: { count: facts?.waitingCount ?? 0, latestId: facts?.waitingId ?? null },
    lastImport: lastOf(facts),
    statesKnownAt: facts?.statesKnownAt ?? null,
  };
}

function lastOf(facts: ImportFacts | undefined) {
  if (!facts?.lastId) return null;
  const { lastId, lastFileName, lastAppliedAt, lastCreatedByName } = facts;
  return { id: lastId, fileName: lastFileName, appliedAt: lastAppliedAt, createdByName: lastCreatedByName };
}
