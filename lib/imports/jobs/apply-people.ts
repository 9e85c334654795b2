import "server-only";
import * as z from "zod";
import { findFunctionTable, listSchoolAccounts } from "@/lib/accounts/facts";
import type { AccountSource } from "@/lib/accounts/rules/account";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { findTakenIds } from "../rules/people/taken-ids";
import { compareAccount } from "../rules/people/compare-account";
import { stripChanges } from "../store/changes";
import { lockImport, type StoredImport } from "../store/imports";
import { lockSchool } from "../store/school";
import {
  listAbsentees,
  listChosenDepartures,
  listChosenPeople,
  releaseLogins,
  saveDeclaredOrigins,
  saveDepartedAccounts,
  saveOrigins,
  savePlannedAccounts,
} from "../store/people";
import { saveStructureIds } from "../store/structures";
import { bumpPeopleVersion, findPeopleVersion } from "@/lib/accounts/people-version";
import { takeSnapshot } from "@/lib/hygiene/snapshot";
import { confirmFromImport } from "@/lib/outgoing/confirm";
import { openMicroReviews } from "@/lib/reviews/micro";
import { closeImport } from "./close-import";
import { importTarget, readAgain, refreshOthers } from "./read-again";
import { applyAtOnce, ClashingLines, sharedNumber } from "./apply-at-once";
import { findSharedLogins, planLine, type Written, witnessOf } from "./written-people";

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

function movedOf(changed: readonly Written[], gone: readonly string[]): string[] {
  const moved = changed.filter(
    ({ known, planned }) =>
      known !== undefined && compareAccount(known, planned).some(({ field }) => standing.has(field)),
  );
  return [...moved.map(({ planned }) => planned.id), ...gone];
}

async function writePeople(
  tx: Transaction,
  held: StoredImport,
  now: Date,
): Promise<{
  applied: Applied;
  targets: JournalTarget[];
  seen: ReturnType<typeof witnessOf>;
  moved: string[];
}> {
  const { uai } = held;
  const accounts = await listSchoolAccounts(tx, uai);
  const school = {
    byId: new Map(accounts.map((account) => [account.id, account])),
    table: await findFunctionTable(tx, uai),
  };
  const lines = await listChosenPeople(tx, held);
  const written = lines.flatMap((line) => planLine(line, school) ?? []);
  const shared = [...findSharedLogins(written, accounts), ...findTakenIds(written, accounts)];
  if (shared.length > 0) throw new ClashingLines(shared, sharedNumber);
  const changed = written.filter(({ planned, known }) => !known || compareAccount(known, planned).length > 0);
  await releaseLogins(
    tx,
    uai,
    changed.flatMap(({ known, planned }) => (known && known.login !== planned.login ? [known.id] : [])),
  );
  await savePlannedAccounts(
    tx,
    uai,
    changed.map(({ planned }) => planned),
    now,
  );
  const source = sourceOf(held);
  const origins = written.map(({ planned, record }) => ({
    accountId: planned.id,
    sourceId: record.sourceId ?? null,
  }));
  await saveOrigins(tx, uai, { source, origins, now });
  const declared = written.flatMap(({ planned, record: { declaredSource } }) =>
    declaredSource === undefined ? [] : [{ accountId: planned.id, source: declaredSource }],
  );
  await saveDeclaredOrigins(tx, uai, declared, now);
  const gone = await listChosenDepartures(tx, held);
  await saveDepartedAccounts(tx, uai, { ids: gone, source, leftOn: parisDay(now), now });
  await saveStructureIds(tx, uai, { ids: held.facts.structureIds ?? [], now });
  await bumpPeopleVersion(tx, uai);
  await stripChanges(tx, held);
  const applied = appliedOf(held, changed, gone);
  const absent = await listAbsentees(tx, held);
  return {
    ...{ applied, targets: targetsOf(held, applied, { changed, gone }) },
    ...{ seen: witnessOf(written, absent), moved: movedOf(changed, gone) },
  };
}

function sourceOf({ format }: StoredImport): AccountSource {
  return format === "AAF" || format === "STSWEB" ? format : "CSV";
}

function appliedOf({ counts }: StoredImport, changed: readonly Written[], gone: readonly string[]): Applied {
  const added = changed.filter(({ known }) => !known).length;
  const settled = changed.filter(({ wasDoubtful }) => wasDoubtful).length;
  return {
    ...{ added, changed: changed.length - added, gone: gone.length, purged: 0 },
    ignored: Math.max(0, counts.doubtful - settled),
  };
}

function targetsOf(
  held: StoredImport,
  applied: Applied,
  { changed, gone }: { changed: readonly Written[]; gone: readonly string[] },
): JournalTarget[] {
  return [
    importTarget(held, { status: "APPLIED", sha256: held.sha256, ...applied }),
    ...changed.map(({ planned, known }) => ({
      kind: "account",
      id: planned.id,
      detail: {
        import: held.id,
        fields: known ? compareAccount(known, planned).map(({ field }) => field) : [],
      },
    })),
    ...gone.map((id) => ({
      kind: "account",
      id,
      detail: { import: held.id, fields: ["status"] },
    })),
  ];
}
