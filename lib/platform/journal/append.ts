import "server-only";
import { prepared } from "../database/prepared";
import type { Transaction } from "../database/transaction";
import { chain, type JournalFacts, type JournalTarget } from "./entry";

type Head = { seq: bigint; hash: string };

/**
 * Adds entries to the chain inside the transaction of the change they tell: no entry, no change.
 * The head row is locked until the commit, so call it last.
 */
export async function appendToJournal(tx: Transaction, facts: readonly JournalFacts[]): Promise<void> {
  if (facts.length === 0) return;
  const [head] = await tx.$queryRaw<Head[]>`${prepared} select seq, hash from journal_head where id = 1 for update`;
  if (!head) throw new Error("The journal has no head row");
  const entries = chain(head, facts);
  const rows = entries.map(({ seq, text, hash }, rank) => ({
    ...columnsOf(facts[rank]),
    seq: seq.toString(),
    text,
    hash,
  }));
  const { seq, hash } = entries.at(-1) ?? head;
  await tx.$executeRaw`
    ${prepared} with moved as (update journal_head set seq = ${seq}, hash = ${hash} where id = 1)
    insert into journal_entry (seq, at, uai, batch_id, actor_id, action, outcome, target_kind, target_id, search_text, text, hash)
    select seq, at, uai, batch_id, actor_id, action, outcome::"JournalOutcome", target_kind, target_id, search_text, text, hash
    from json_to_recordset(${JSON.stringify(rows)}::json) as entry(
      seq bigint, at timestamptz, uai varchar, batch_id uuid, actor_id uuid, action text, outcome text,
      target_kind text, target_id text, search_text text, text text, hash char(64))`;
}

function columnsOf(fact: JournalFacts | undefined) {
  if (!fact) throw new Error("A chained entry lost its facts");
  const { at, uai, batchId, actor, action, outcome } = fact;
  const target: Partial<JournalTarget> = fact.target ?? {};
  const detail = JSON.stringify(target.detail ?? {});
  return {
    at: at.toISOString(),
    uai,
    batch_id: batchId,
    actor_id: actor?.id,
    action,
    outcome,
    target_kind: target.kind,
    target_id: target.id,
    search_text: [action, actor?.name, target.kind, detail].join(" ").toLowerCase(),
  };
}
