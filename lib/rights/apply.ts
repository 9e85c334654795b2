import "server-only";
import { randomUUID } from "node:crypto";
import { lockSchool } from "@/lib/establishments/lock";
import { accept, type Decision, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { orderChanges } from "@/lib/outgoing/order";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { scopeOf } from "@/lib/platform/scope";
import { bumpRightsVersion, loadRights } from "./facts";
import { effectOfAll } from "./rules/convert/effect";
import { verify } from "./rules/convert/verify";
import type { BatchLine } from "./rules/draft";
import { indexRights, type RightsIndex } from "./rules/effective";
import { rightWords } from "./rules/model";
import { namesOfRights, type RightsNames } from "./rules/names";
import { ordersOf } from "./outgoing";
import { endedUnder, refusalOf, settleBatch } from "./rules/settle";
import { addRightsBatch, findRightsRequest, saveRightsBatch } from "./store/batches";
import type { RightsGesture, StoredRightsBatch } from "./rules/batch";
import { addGroups, giveGrants, revokeGrants, saveEnds } from "./store/grants";
import { listRightsLines, saveOutcomes } from "./store/lines";

export type RightsOrder =
  { kind: "REVOKE"; grantId: string } | { kind: "LIMIT"; grantId: string; endsOn: string };

type Work = { uai: string; by: { id: string; name: string }; now: Date };

/** What a batch became: how many lines were done, why the others were refused, and what the journal says of each. */
export type Applied = {
  batchId: string;
  done: number;
  /** Subject of the line → French sentence. */
  refused: ReadonlyMap<string, string>;
  targets: readonly [JournalTarget, ...JournalTarget[]];
};

/**
 * Revokes or limits grants as one batch, which can be undone. A grant already revoked refuses its line alone. The same
 * request twice makes one batch.
 */
export async function applyOrders(
  tx: Transaction,
  { requestId, gesture, ...work }: Work & { requestId: string; gesture: RightsGesture },
  orders: readonly RightsOrder[],
): Promise<Applied> {
  await lockSchool(tx, work.uai);
  const known = await findRightsRequest(tx, scopeOf([work.uai]), requestId);
  if (known)
    return {
      batchId: known.id,
      done: 0,
      refused: new Map(),
      targets: [{ kind: "rights-batch", id: known.id }],
    };
  const school = await loadRights(tx, work.uai, work.now);
  const names = namesOfRights(school);
  const grantOf = new Map(school.grants.map((grant) => [grant.id, grant]));
  const lines = orders.map((order, rank): BatchLine => {
    const grant = grantOf.get(order.grantId);
    const label = grant
      ? `${names.holder(grant.holder)} : ${rightWords(grant.role, names.target(grant.target))}`
      : "Droit disparu";
    const place = { seq: rank + 1, choice: 0, subject: order.grantId, label };
    return order.kind === "LIMIT"
      ? { ...place, change: "LIMITED", endsOn: order.endsOn }
      : { ...place, change: "REVOKED" };
  });
  const refusals = new Map(
    lines.flatMap(({ seq, subject }) => {
      const refusal = refusalOf(grantOf.get(subject));
      return refusal === null ? [] : [[seq, refusal] as const];
    }),
  );
  const batch = { uai: work.uai, id: randomUUID(), requestId, gesture, announced: [] };
  await addRightsBatch(tx, { ...batch, by: work.by, now: work.now }, lines);
  return write(tx, work, { batch, lines, refusals, index: indexRights(school), names });
}

/**
 * Applies a prepared conversion in the caller’s transaction, then reads the rights back: everybody’s must be the same as
 * before, but for what was announced. Refuses the whole when they are not, and nothing is left of it. The caller locks
 * the school before it reads the batch: of two people who apply it at once, the second finds it applied.
 */
export async function applyDraft(
  tx: Transaction,
  work: Work,
  batch: StoredRightsBatch,
): Promise<Decision<Applied>> {
  const prepared = await listRightsLines(tx, scopeOf([work.uai]), batch.id);
  const school = await loadRights(tx, work.uai, work.now);
  const names = namesOfRights(school);
  const before = indexRights(school);
  const { refusals, changes, lines } = settleBatch(
    before,
    { lines: prepared, announced: batch.announced },
    names,
  );
  if (refusals.size === lines.length)
    return refuse([...refusals.values()][0] ?? "Il n’y a rien à appliquer.");
  const applied = await write(tx, work, { batch, lines, refusals, index: before, names });
  const after = indexRights(await loadRights(tx, work.uai, work.now));
  const wrong = verify(before, after, effectOfAll(before, changes));
  if (wrong.length === 0) return accept(applied);
  const people = new Set(wrong.map(({ accountId }) => accountId));
  return refuse(
    `Rien n’a été appliqué : la vérification montre que les droits de ${count(people.size, "personne", "personnes")} changeraient sans avoir été annoncés (${[...people].slice(0, 3).map(names.person).join(", ")}).`,
  );
}

type Ready = {
  batch: Pick<StoredRightsBatch, "uai" | "id" | "gesture">;
  lines: readonly BatchLine[];
  refusals: ReadonlyMap<number, string>;
  index: RightsIndex;
  names: RightsNames;
};

async function write(
  tx: Transaction,
  { uai, by, now }: Work,
  { batch, lines, refusals, index, names }: Ready,
): Promise<Applied> {
  const { today, grants } = index.school;
  const kept = lines.filter(({ seq }) => !refusals.has(seq));
  const of = <Change extends BatchLine["change"]>(change: Change) =>
    kept.filter((line): line is Extract<BatchLine, { change: Change }> => line.change === change);
  const context = { uai, by: by.name, today };
  await revokeGrants(tx, context, [
    ...of("REVOKED").map(({ subject }) => subject),
    ...endedUnder(of("GIVEN"), index),
  ]);
  await saveEnds(
    tx,
    uai,
    of("LIMITED").map(({ subject, endsOn }) => ({ id: subject, endsOn })),
  );
  await addGroups(
    tx,
    uai,
    of("GROUPED").map(({ subject, group }) => ({ ...group, id: subject })),
  );
  await giveGrants(
    tx,
    { ...context, reason: "Remplace des droits donnés à des personnes" },
    of("GIVEN").map(({ subject, given }) => ({ ...given, id: subject })),
  );
  const endOf = new Map(grants.map(({ id, endsOn }) => [id, endsOn]));
  await saveOutcomes(
    tx,
    batch,
    lines.map((line) => ({
      seq: line.seq,
      status: refusals.has(line.seq) ? ("REFUSED" as const) : ("DONE" as const),
      outcome: refusals.get(line.seq) ?? null,
      ...(line.change === "LIMITED" && { before: endOf.get(line.subject) ?? null, after: line.endsOn }),
    })),
  );
  await saveRightsBatch(tx, batch, { status: "DONE", appliedAt: now });
  await bumpRightsVersion(tx, uai);
  await orderChanges(
    tx,
    { uai, by: by.name, now },
    ordersOf(kept, index, names).map(({ order }) => order),
  );
  const refused = new Map(
    lines.flatMap(({ seq, subject }) => {
      const refusal = refusals.get(seq);
      return refusal === undefined ? [] : [[subject, refusal] as const];
    }),
  );
  return { batchId: batch.id, done: kept.length, refused, targets: targetsOf(batch, kept) };
}

function targetsOf({ id, gesture }: Ready["batch"], lines: readonly BatchLine[]): Applied["targets"] {
  return [
    { kind: "rights-batch", id, detail: { gesture, lines: lines.length } },
    ...lines.map(({ subject, change, label }) => ({
      kind: change === "GROUPED" ? "group" : "grant",
      id: subject,
      detail: { batch: id, change, label },
    })),
  ];
}
