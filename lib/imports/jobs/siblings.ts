import "server-only";
import { randomUUID } from "node:crypto";
import { piecesOf } from "@/lib/files/pieces";
import type { Elsewhere, OtherSchool, QueuedJob } from "@/lib/platform/define-job";
import type { AafSet } from "../formats/aaf/people";
import { describeOutside, type HeldSchool, planSiblings, type SetSchool } from "../rules/people/siblings";
import { dueDate } from "../rules/preview/retention";
import { chunkLength, newImportKey, saveChunk } from "../store/chunks";
import { removeImport } from "../store/import-file";
import { saveImport } from "../store/imports";
import { lockSchool } from "../store/school";
import { countKnownIds, createSibling, findPrepared, isSibling } from "../store/siblings";
import { listStructureIds } from "../store/structures";
import type { Reading } from "./reading";
import { sweepImport } from "./sweep-import";

/** A reading that may prepare the same set in the other schools of whoever ordered it. */
export type SetReading = Reading & {
  actor: { id: string; name: string } | null;
  elsewhere: Elsewhere;
  readImport: QueuedJob<{ importId: string }>;
};

type Key = ReturnType<typeof newImportKey>;

/**
 * Makes an import of the same set in each other school that it is for and where whoever ordered the reading may import:
 * its own copy, under its own key, so that no school ever opens another’s file. Once for each school, however many times
 * the set is read or killed. An import made so makes none.
 */
export async function prepareSiblings(
  reading: SetReading,
  set: AafSet,
): Promise<{ siblings: SetSchool[]; outside: string[] }> {
  const schools = await reading.elsewhere("import:make");
  const held: HeldSchool[] = [];
  for (const school of schools) held.push(await askSchool(school, set.touched));
  const plan = planSiblings(set, { home: reading.stored.uai, held });
  const isHome = await reading.step(async ({ tx }) => ({
    result: !(await isSibling(tx, reading.scope, reading.stored.id)),
    targets: [],
  }));
  const wanted = new Set(plan.siblings.map(({ uai }) => uai));
  if (isHome) for (const school of schools) if (wanted.has(school.uai)) await prepare(reading, school);
  return { siblings: plan.siblings, outside: describeOutside(set, plan) };
}

function askSchool({ uai, name, step }: OtherSchool, touched: readonly string[]): Promise<HeldSchool> {
  return step(async ({ tx }) => {
    const structureIds = await listStructureIds(tx, uai);
    const knownPeople = await countKnownIds(tx, uai, touched);
    return { result: { uai, name, structureIds, knownPeople }, targets: [] };
  });
}

/** The copy shows, and its reading is queued, once it is complete; one that a kill cut is begun again. */
async function prepare(reading: SetReading, school: OtherSchool): Promise<void> {
  const key = await begin(reading, school);
  if (!key) return;
  const { stored, source } = reading;
  let seq = 0;
  for await (const piece of piecesOf(source.read(0, source.size), chunkLength)) {
    const rank = seq++;
    await school.step(async ({ tx }) => {
      await saveChunk(tx, key, rank, piece);
      return { result: undefined, targets: [] };
    });
  }
  await school.step(async ({ tx, now }) => {
    const { uai, importId: id } = key;
    const order = { uai, actor: reading.actor, payload: { importId: id }, key: id };
    await saveImport(tx, { uai, id }, { status: "RECEIVED", fileSize: stored.fileSize });
    await reading.readImport.enqueue(tx, order);
    await sweepImport.enqueue(tx, { ...order, runAt: dueDate("RECEIVED", now) });
    const { fileName, fileSize: size, sha256 } = stored;
    const detail = { status: "RECEIVED", fileName, size, sha256, siblingOf: stored.id };
    return { result: undefined, targets: [{ kind: "import", id, detail }] };
  });
}

/** The key of the copy to fill, or null when the school has its import already. */
function begin({ stored, actor }: SetReading, { uai, scope, step }: OtherSchool): Promise<Key | null> {
  const { id: siblingOf, sha256, fileName } = stored;
  return step(async ({ tx, now }) => {
    if (!actor || sha256 === null) return { result: null, targets: [] };
    // Two sets that arrive at once prepare one copy.
    await lockSchool(tx, scope);
    const prepared = await findPrepared(tx, scope, { siblingOf, sha256 });
    if (prepared && !prepared.isBegun) return { result: null, targets: [] };
    if (prepared) await removeImport(tx, scope, prepared.id);
    const id = randomUUID();
    const key = newImportKey(uai, id);
    await createSibling(tx, { uai, id, fileName, key, author: actor, now, siblingOf, sha256 });
    const order = { uai, actor, payload: { importId: id }, key: id };
    await sweepImport.enqueue(tx, { ...order, runAt: dueDate("RECEIVING", now) });
    return { result: key, targets: [] };
  });
}
