import "server-only";
import { accept, type Decision, refuse } from "@/lib/decision";
import { orderChanges } from "@/lib/outgoing/order";
import type { OutgoingOrder } from "@/lib/outgoing/rules";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { scopeOf } from "@/lib/platform/scope";
import { bumpRightsVersion, loadRights } from "./facts";
import { verify } from "./rules/convert/verify";
import { indexRights } from "./rules/effective";
import { namesOfRights } from "./rules/names";
import { ordersOf } from "./outgoing";
import { type AppliedLine, decideUndo, keptLines, undone } from "./rules/undo";
import { saveRightsBatch } from "./store/batches";
import { listRightsLines, saveOutcomes } from "./store/lines";
import type { StoredRightsBatch } from "./rules/batch";
import { removeGroups, restoreGrants, revokeGrants, saveEnds } from "./store/grants";

type Work = { uai: string; by: { name: string }; now: Date };

/**
 * Takes a batch of rights back in the caller’s transaction. A line that somebody changed since stays as it is, and says
 * so; the rights are then read back, and must be those that the lines taken back make. The caller locks the school
 * before it reads the batch.
 */
export async function undoBatchNow(
  tx: Transaction,
  { uai, by, now }: Work,
  batch: StoredRightsBatch,
): Promise<
  Decision<{ targets: readonly [JournalTarget, ...JournalTarget[]]; undoneCount: number; keptCount: number }>
> {
  const decision = decideUndo(batch, now);
  if (!decision.accepted) return decision;
  const lines = (await listRightsLines(tx, scopeOf([uai]), batch.id)).filter(
    ({ status }) => status === "DONE",
  );
  const school = await loadRights(tx, uai, now);
  const kept = keptLines(lines, school);
  const taken = lines.filter(({ seq }) => !kept.has(seq));
  if (taken.length === 0) return refuse([...kept.values()][0] ?? "Ce lot n’a plus rien à défaire.");
  await takeBack(tx, { uai, by: by.name, today: school.today }, taken);
  const isWrong = verify(indexRights(undone(school, taken)), indexRights(await loadRights(tx, uai, now)), {
    targets: [],
    gains: [],
    losses: [],
  });
  if (isWrong.length > 0)
    return refuse("Rien n’a été défait : la vérification montre que d’autres droits auraient changé.");
  await saveOutcomes(
    tx,
    batch,
    lines.map(({ seq }) => ({
      seq,
      status: kept.has(seq) ? ("KEPT" as const) : ("UNDONE" as const),
      outcome: kept.get(seq) ?? null,
    })),
  );
  await saveRightsBatch(tx, batch, { status: "UNDONE", undoneAt: now, undoneByName: by.name });
  await bumpRightsVersion(tx, uai);
  const index = indexRights(school);
  const names = namesOfRights(school);
  await orderChanges(
    tx,
    { uai, by: by.name, now },
    ordersOf(taken, index, names).map(({ line, order }) => reverse(line, order)),
  );
  return accept({
    ...{ undoneCount: taken.length, keptCount: kept.size },
    targets: [
      { kind: "rights-batch", id: batch.id, detail: { undone: taken.length, kept: kept.size } },
      ...taken.map(({ subject, change, label }) => ({
        kind: change === "GROUPED" ? "group" : "grant",
        id: subject,
        detail: { batch: batch.id, undone: change, label },
      })),
    ],
  });
}

async function takeBack(
  tx: Transaction,
  { uai, by, today }: { uai: string; by: string; today: string },
  lines: readonly AppliedLine[],
): Promise<void> {
  const of = (change: AppliedLine["change"]) =>
    lines.flatMap((line) => (line.change === change ? [line.subject] : []));
  await revokeGrants(tx, { uai, by, today }, of("GIVEN"));
  await restoreGrants(tx, uai, of("REVOKED"));
  const limited = lines.filter(({ change }) => change === "LIMITED");
  await saveEnds(
    tx,
    uai,
    limited.map(({ subject, before }) => ({ id: subject, endsOn: before })),
  );
  await removeGroups(tx, uai, of("GROUPED"));
}

/** What the ENT must do to take a line back. */
function reverse(line: AppliedLine, order: OutgoingOrder): OutgoingOrder {
  switch (line.change) {
    case "REVOKED":
      return { ...order, gesture: "GIVE_GRANT", expected: { ...order.expected, isHeld: true } };
    case "GIVEN":
      return { ...order, gesture: "REVOKE_GRANT", expected: { ...order.expected, isHeld: false } };
    case "LIMITED":
      return { ...order, expected: { ...order.expected, endsOn: line.before } };
    case "GROUPED":
      return { ...order, gesture: "DELETE_GROUP" };
  }
}
