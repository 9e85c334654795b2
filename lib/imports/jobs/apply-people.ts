import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { findFunctionTable, listSchoolAccounts } from "@/lib/accounts/facts";
import type { Account, AccountSource } from "@/lib/accounts/rules/account";
import type { FunctionTable } from "@/lib/accounts/rules/profiles";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { loginKey } from "../rules/people/matching";
import { findTakenIds } from "../rules/people/taken-ids";
import { compareAccount, planAccount, type PlannedAccount } from "../rules/people/planned-account";
import type { PersonRecord } from "../rules/people/person-record";
import { settleDoubt } from "../rules/preview/choices";
import { stripChanges } from "../store/changes";
import { lockImport, type StoredImport } from "../store/imports";
import { lockSchool } from "../store/school";
import {
  bumpPeopleVersion,
  findPeopleVersion,
  type ChosenPerson,
  listAbsentees,
  listChosenDepartures,
  listChosenPeople,
  releaseLogins,
  saveDepartedAccounts,
  saveOrigins,
  savePlannedAccounts,
  saveStructureIds,
} from "../store/people";
import { takeSnapshot } from "@/lib/hygiene/snapshot";
import { confirmFromImport } from "@/lib/outgoing/confirm";
import type { Seen } from "@/lib/outgoing/confirm-rules";
import { closeImport } from "./close-import";
import { importTarget, readAgain, refreshOthers } from "./read-again";
import { handBack, SharedNumbers } from "./shared-numbers";

type Applied = NonNullable<StoredImport["counts"]["applied"]>;
type Written = {
  planned: PlannedAccount;
  known: Account | undefined;
  record: PersonRecord;
  wasDoubtful: boolean;
};

/** A whole set in one transaction: long enough for the largest, on a busy server. */
const limits = { timeoutMs: 600_000 };

/**
 * Applies a confirmed preview of people in one transaction, all or nothing: accounts, feeds, guests, departures,
 * journal; then the personal data of the upload is erased. A preview older than the people is read again instead.
 */
export const applyPeopleImport = defineJob({
  name: "import-apply-people",
  audit: "account.imported",
  payload: z.object({ importId: z.uuid() }),
  async run({ payload: { importId }, scope, step }) {
    try {
      await step(
        async ({ tx, now }) => ({ result: undefined, targets: await apply(tx, scope, importId, now) }),
        limits,
      );
    } catch (error) {
      if (!(error instanceof SharedNumbers)) throw error;
      await handBack({ scope, step }, importId, error);
    }
  },
});

async function apply(tx: Transaction, scope: Scope, importId: string, now: Date): Promise<JournalTarget[]> {
  await lockSchool(tx, scope);
  const held = await lockImport(tx, scope, importId);
  if (held?.status !== "APPLYING") return [];
  if (held.peopleVersion !== (await findPeopleVersion(tx, held.uai))) return readAgain(tx, held);
  const { applied, targets, seen } = await writePeople(tx, held, now);
  await closeImport(tx, held, applied, now);
  await confirmFromImport(tx, { uai: held.uai, importId, now }, seen);
  await takeSnapshot(tx, { uai: held.uai, importId, now });
  await refreshOthers(tx, scope, held);
  return targets;
}

async function writePeople(
  tx: Transaction,
  held: StoredImport,
  now: Date,
): Promise<{ applied: Applied; targets: JournalTarget[]; seen: Witness }> {
  const { uai } = held;
  const accounts = await listSchoolAccounts(tx, uai);
  const school = {
    byId: new Map(accounts.map((account) => [account.id, account])),
    table: await findFunctionTable(tx, uai),
  };
  const lines = await listChosenPeople(tx, held);
  const written = lines.flatMap((line) => planLine(line, school) ?? []);
  refuseSharedLogins(written, accounts);
  const taken = findTakenIds(written, accounts);
  if (taken.length > 0) throw new SharedNumbers(taken);
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
  const gone = await listChosenDepartures(tx, held);
  await saveDepartedAccounts(tx, uai, { ids: gone, source, leftOn: parisDay(now), now });
  await saveStructureIds(tx, uai, { ids: held.facts.structureIds ?? [], now });
  await bumpPeopleVersion(tx, uai);
  await stripChanges(tx, held);
  const applied = appliedOf(held, changed, gone);
  const absent = await listAbsentees(tx, held);
  return { applied, targets: targetsOf(held, applied, { changed, gone }), seen: witnessOf(written, absent) };
}

type Witness = (accountId: string) => Seen | null | undefined;

/** What the file showed of an account: its line, that it no longer holds it, or nothing at all. */
function witnessOf(written: readonly Written[], absent: readonly string[]): Witness {
  const shown = new Map<string, Seen | null>(absent.map((id) => [id, null]));
  for (const { planned, record } of written) {
    const { guest, isAdministrator } = record;
    shown.set(planned.id, {
      ...(isAdministrator !== undefined && { isAdministrator }),
      endsOn: guest?.endsOn,
      sponsorName: guest?.sponsor,
    });
  }
  return (id) => shown.get(id);
}

function sourceOf({ format }: StoredImport): AccountSource {
  return format === "AAF" || format === "STSWEB" ? format : "CSV";
}

/** The account that a line makes, or null when it touches nobody. */
function planLine(
  line: ChosenPerson,
  { byId, table }: { byId: ReadonlyMap<string, Account>; table: FunctionTable },
): Written | null {
  const settled = settledOf(line);
  if (settled.kind === "nobody") return null;
  const known = settled.kind === "known" ? byId.get(settled.id) : undefined;
  if (settled.kind === "known" && !known)
    throw new Error("A line names an account that the school does not hold");
  const planned = planAccount(line.record, known, { table, newId: randomUUID() });
  return { planned, known, record: line.record, wasDoubtful: line.kind === "DOUBTFUL" };
}

function settledOf({ kind, choice, accountId }: ChosenPerson): ReturnType<typeof settleDoubt> {
  if (kind === "NEW") return { kind: "new" };
  return kind === "DOUBTFUL" ? settleDoubt(choice) : { kind: "known", id: accountId ?? "" };
}

/** Two lines for one account, or one login for two: the choices are to be made again. */
function refuseSharedLogins(written: readonly Written[], accounts: readonly Account[]): void {
  const ids = new Map<string, number>();
  const moved = new Set(written.flatMap(({ known }) => known?.id ?? []));
  const holders = new Map(
    accounts.flatMap(({ id, login }): [string, number][] =>
      login && !moved.has(id) ? [[loginKey(login), 0]] : [],
    ),
  );
  for (const { planned, record } of written) {
    const twin =
      ids.get(planned.id) ?? (planned.login === null ? undefined : holders.get(loginKey(planned.login)));
    if (twin !== undefined) throw new SharedNumbers(twin === 0 ? [record.line] : [twin, record.line]);
    ids.set(planned.id, record.line);
    if (planned.login !== null) holders.set(loginKey(planned.login), record.line);
  }
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
