import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { confirmRightsFromImport } from "@/lib/outgoing/confirm";
import { bumpRightsVersion, findRightsVersion, loadRights } from "@/lib/rights/facts";
import { removeGone, saveGrants, saveGroups, saveRubrics, saveServices } from "@/lib/rights/imported";
import { holderKey, targetKey } from "@/lib/rights/rules/model";
import type { RightsWrite } from "../rules/rights/line";
import { stripChanges } from "../store/changes";
import { lockImport, type StoredImport } from "../store/imports";
import { listChosenRights, listGoneGrants } from "../store/rights";
import { lockSchool } from "../store/school";
import { applyAtOnce, ClashingLines } from "./apply-at-once";
import { closeImport } from "./close-import";
import { importTarget, readAgain, refreshOthers } from "./read-again";

/**
 * Applies a confirmed preview of rights in one transaction, all or nothing; then what the file said is erased. A
 * preview older than the rights is read again instead.
 */
export const applyRightsImport = defineJob({
  name: "import-apply-rights",
  audit: "rights.imported",
  payload: z.object({ importId: z.uuid() }),
  run: ({ payload: { importId }, ...work }) => applyAtOnce(work, importId, apply),
});

async function apply(tx: Transaction, scope: Scope, importId: string, now: Date): Promise<JournalTarget[]> {
  await lockSchool(tx, scope);
  const held = await lockImport(tx, scope, importId);
  if (held?.status !== "APPLYING") return [];
  if (held.rightsVersion !== (await findRightsVersion(tx, held.uai))) return readAgain(tx, held);
  const targets = await writeRights(tx, held, now);
  await refreshOthers(tx, scope, held);
  return targets;
}

type Line = Awaited<ReturnType<typeof listChosenRights>>[number];

async function writeRights(tx: Transaction, held: StoredImport, now: Date): Promise<JournalTarget[]> {
  const lines = await listChosenRights(tx, held);
  const kept = lines.filter(({ kind }) => kind !== "GONE");
  refuseTwice(kept);
  const writes = kept.map(({ write }) => ({ ...write, id: write.id ?? randomUUID() }));
  const { uai } = held;
  await saveRubrics(tx, uai, ofKind(writes, "RUBRIC"));
  await saveServices(tx, uai, ofKind(writes, "SERVICE"));
  await saveGroups(tx, uai, ofKind(writes, "GROUP"));
  await saveGrants(
    tx,
    uai,
    ofKind(writes, "GRANT").map(({ target, ...grant }) => ({
      ...grant,
      rubricId: target.kind === "RUBRIC" ? target.id : null,
      serviceId: target.kind === "SERVICE" ? target.id : null,
    })),
  );
  const gone = lines.flatMap(({ kind, write }) => (kind === "GONE" ? [write] : []));
  await removeGone(tx, uai, {
    ...{ rubrics: idsOf(gone, "RUBRIC"), services: idsOf(gone, "SERVICE"), groups: idsOf(gone, "GROUP") },
    ...{ grants: idsOf(gone, "GRANT"), revokedOn: parisDay(now), by: held.createdByName },
  });
  await bumpRightsVersion(tx, uai);
  if (held.format === "RIGHTS_GRANTS") await settleOrders(tx, held, now);
  await stripChanges(tx, held);
  const added = kept.filter(({ write }) => write.id === null).length;
  const settled = kept.filter(({ kind }) => kind === "DOUBTFUL").length;
  const applied = {
    ...{ added, changed: kept.length - added, gone: gone.length, purged: 0 },
    ignored: Math.max(0, held.counts.doubtful - settled),
  };
  await closeImport(tx, held, applied, now);
  return [
    importTarget(held, { status: "APPLIED", sha256: held.sha256, ...applied }),
    ...[...writes, ...gone].map((write) => ({
      kind: write.kind.toLowerCase(),
      id: write.id ?? "",
      detail: { import: held.id },
    })),
  ];
}

/** The list holds the rights that the console has in force, but for those it no longer holds, ticked as gone or not. */
async function settleOrders(tx: Transaction, held: StoredImport, now: Date): Promise<void> {
  const { uai, id } = held;
  const { grants } = await loadRights(tx, uai, now);
  const absent = new Set(await listGoneGrants(tx, held));
  const shown = new Set(
    grants
      .filter((grant) => grant.revokedOn === null && !absent.has(grant.id))
      .map(({ target, holder }) => `${targetKey(target)}|${holderKey(holder)}`),
  );
  await confirmRightsFromImport(tx, { uai, importId: id, now }, (key) => shown.has(key));
}

function ofKind<Kind extends RightsWrite["kind"]>(
  writes: readonly (RightsWrite & { id: string })[],
  kind: Kind,
): (Extract<RightsWrite, { kind: Kind }> & { id: string })[] {
  return writes.filter(
    (write): write is Extract<RightsWrite, { kind: Kind }> & { id: string } => write.kind === kind,
  );
}

function idsOf(writes: readonly RightsWrite[], kind: RightsWrite["kind"]): string[] {
  return writes.flatMap((write) => (write.kind === kind && write.id !== null ? [write.id] : []));
}

/** Two doubtful lines kept that give one holder two rights on one target: they are handed back. */
function refuseTwice(lines: readonly Line[]): void {
  const first = new Map<string, number>();
  for (const { seq, write } of lines) {
    if (write.kind !== "GRANT") continue;
    const key = `${targetKey(write.target)}|${write.holderKind}:${write.accountId ?? write.holderValue}`;
    const other = first.get(key);
    if (other !== undefined)
      throw new ClashingLines(
        [other, seq],
        "donneraient à un même bénéficiaire deux droits sur une même cible",
      );
    first.set(key, seq);
  }
}
