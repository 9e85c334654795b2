import "server-only";
import * as z from "zod";
import { findFunctionTable, listSchoolAccounts } from "@/lib/accounts/facts";
import type { AccountSource } from "@/lib/accounts/rules/account";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { createClashFinder } from "../rules/people/clashes";
import { compareAccount } from "../rules/people/compare-account";
import type { DeclaredSource } from "../rules/people/person-record";
import type { PlannedAccount } from "../rules/people/planned-account";
import { stripChanges } from "../store/changes";
import { lockImport, type StoredImport } from "../store/imports";
import { lockSchool } from "../store/school";
import {
  listAbsentees,
  listChosenDepartures,
  releaseLogins,
  saveDeclaredOrigins,
  saveDepartedAccounts,
  saveOrigins,
  savePlannedAccounts,
  type SeenOrigin,
} from "../store/people";
import { findHeld, listBareLines, listChosenPeople } from "../store/chosen-people";
import { saveStructureIds } from "../store/structures";
import { bumpPeopleVersion, findPeopleVersion } from "@/lib/accounts/people-version";
import { takeSnapshot } from "@/lib/hygiene/snapshot";
import { confirmFromImport } from "@/lib/outgoing/confirm";
import { openMicroReviews } from "@/lib/reviews/micro";
import { closeImport } from "./close-import";
import { importTarget, readAgain, refreshOthers } from "./read-again";
import { applyAtOnce, ClashingLines, sharedNumber } from "./apply-at-once";
import { accountOfLine, createWitness, planLine, type Witness, type Written } from "./written-people";

type Applied = NonNullable<StoredImport["counts"]["applied"]>;

/**
 * Applies a confirmed preview of people in one transaction, all or nothing: accounts, feeds, guests, departures,
 * journal; then the personal data of the upload is erased. A preview older than the people is read again instead.
 */
export const applyPeopleImport = defineJob({
  name: "import-apply-people",
  audit: "account.imported",
  payload: z.object({ importId: z.uuid() }),
  run: ({ payload: { importId }, ...work }) => applyAtOnce(work, importId, apply),
});

async function apply(tx: Transaction, scope: Scope, importId: string, now: Date): Promise<JournalTarget[]> {
  await lockSchool(tx, scope);
  const held = await lockImport(tx, scope, importId);
  if (held?.status !== "APPLYING") return [];
  if (held.peopleVersion !== (await findPeopleVersion(tx, held.uai))) return readAgain(tx, held);
  const { applied, targets, seen, moved } = await writePeople(tx, held, now);
  const by = { id: held.createdBy, name: held.createdByName };
  const reviews = await openMicroReviews(tx, { uai: held.uai, importId, now, by }, moved);
  await closeImport(tx, held, applied, now);
  await confirmFromImport(tx, { uai: held.uai, importId, now }, seen);
  await takeSnapshot(tx, { uai: held.uai, importId, now });
  await refreshOthers(tx, scope, held);
  return [...targets, ...reviews];
}

/** What gives somebody their rights: when the import changes it, those they hold in person are to be read again. */
const standing: ReadonlySet<string> = new Set(["profile", "functions"]);

/** What writing told, kept in the fewest words: the file may hold many times more people than memory should. */
type Told = {
  changed: { id: string; isNew: boolean; fields: readonly string[] }[];
  settled: number;
  origins: SeenOrigin[];
  declared: { accountId: string; source: DeclaredSource }[];
};

async function writePeople(
  tx: Transaction,
  held: StoredImport,
  now: Date,
): Promise<{
  applied: Applied;
  targets: JournalTarget[];
  seen: Witness["seen"];
  moved: string[];
}> {
  const { uai } = held;
  const source = sourceOf(held);
  await freeNumbers(tx, held);
  const witness = createWitness(await listAbsentees(tx, held));
  const told: Told = { changed: [], settled: 0, origins: [], declared: [] };
  const table = await findFunctionTable(tx, uai);
  for await (const lines of listChosenPeople(tx, held)) {
    const ids = lines.flatMap((line) => accountOfLine(line) ?? []);
    const accounts = ids.length === 0 ? [] : await listSchoolAccounts(tx, uai, ids);
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const written = lines.flatMap((line) => planLine(line, { byId, table }) ?? []);
    await writeBatch(tx, { uai, now }, written, told);
    written.forEach(witness.show);
  }
  // Once every account is there: on a table that it saw empty, PostgreSQL would look for each account by reading all.
  await saveOrigins(tx, uai, { source, origins: told.origins, now });
  await saveDeclaredOrigins(tx, uai, told.declared, now);
  const gone = await listChosenDepartures(tx, held);
  await saveDepartedAccounts(tx, uai, { ids: gone, source, leftOn: parisDay(now), now });
  await saveStructureIds(tx, uai, { ids: held.facts.structureIds ?? [], now });
  await bumpPeopleVersion(tx, uai);
  await stripChanges(tx, held);
  const applied = appliedOf(held, told, gone);
  const moved = told.changed.filter(
    ({ isNew, fields }) => !isNew && fields.some((field) => standing.has(field)),
  );
  return {
    ...{ applied, targets: targetsOf(held, applied, { told, gone }), seen: witness.seen },
    moved: [...moved.map(({ id }) => id), ...gone],
  };
}

/** Before anything is written: lines that cannot stand together are handed back, logins that change hands are freed. */
async function freeNumbers(tx: Transaction, held: StoredImport): Promise<void> {
  const finder = createClashFinder(await findHeld(tx, held.uai, sourceOf(held)));
  for await (const lines of listBareLines(tx, held))
    for (const { seq: line, login, sourceId, ...rest } of lines) {
      const accountId = accountOfLine({ seq: line, ...rest });
      if (accountId !== undefined) finder.add({ line, accountId, login, sourceId });
    }
  const { lines, released } = finder.end();
  if (lines.length > 0) throw new ClashingLines(lines, sharedNumber);
  await releaseLogins(tx, held.uai, released);
}

async function writeBatch(
  tx: Transaction,
  { uai, now }: { uai: string; now: Date },
  written: readonly Written[],
  told: Told,
): Promise<void> {
  const planned: PlannedAccount[] = [];
  for (const { planned: account, known, record, wasDoubtful } of written) {
    const { id } = account;
    const { sourceId = null, declaredSource } = record;
    told.origins.push({ accountId: id, sourceId });
    if (declaredSource !== undefined) told.declared.push({ accountId: id, source: declaredSource });
    const fields = known ? compareAccount(known, account).map(({ field }) => field) : [];
    if (known && fields.length === 0) continue;
    planned.push(account);
    told.changed.push({ id, isNew: !known, fields });
    if (wasDoubtful) told.settled += 1;
  }
  await savePlannedAccounts(tx, uai, planned, now);
}

function sourceOf({ format }: StoredImport): AccountSource {
  return format === "AAF" || format === "STSWEB" ? format : "CSV";
}

function appliedOf({ counts }: StoredImport, { changed, settled }: Told, gone: readonly string[]): Applied {
  const added = changed.filter(({ isNew }) => isNew).length;
  return {
    ...{ added, changed: changed.length - added, gone: gone.length, purged: 0 },
    ignored: Math.max(0, counts.doubtful - settled),
  };
}

function targetsOf(
  held: StoredImport,
  applied: Applied,
  { told, gone }: { told: Told; gone: readonly string[] },
): JournalTarget[] {
  const account = (id: string, fields: readonly string[]): JournalTarget => ({
    ...{ kind: "account", id, detail: { import: held.id, fields } },
  });
  return [
    importTarget(held, { status: "APPLIED", sha256: held.sha256, ...applied }),
    ...told.changed.map(({ id, fields }) => account(id, fields)),
    ...gone.map((id) => account(id, ["status"])),
  ];
}
