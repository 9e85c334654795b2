import "server-only";
import { findFunctionTable, listSchoolAccounts } from "@/lib/accounts/facts";
import type { Account } from "@/lib/accounts/rules/account";
import type { FunctionTable } from "@/lib/accounts/rules/profiles";
import { count, frenchDay } from "@/lib/french";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { indexPeople, matchPerson } from "../rules/people/matching";
import { decidePeopleDepartures } from "../rules/people/people-departures";
import { type Claim, opposeClaims } from "../rules/people/person-claims";
import { changeOf, type PersonChange } from "../rules/people/person-change";
import { profileOfRecord } from "../rules/people/planned-account";
import { importCounts, type ImportCounts } from "../rules/preview/stored-shapes";
import { countChanges } from "../store/changes";
import { withRest } from "../rules/preview/warnings";
import { findAppliedTwin, saveImport } from "../store/imports";
import { savePersonLines } from "../store/people";
import { findPeopleVersion } from "@/lib/accounts/people-version";
import type { PeopleFile, Settled } from "./people-file";
import { holdReading, type Reading } from "./reading";

type School = { version: number; table: FunctionTable; accounts: readonly Account[] };

/** Lines of a preview and what was counted on the way. */
type Found = {
  changes: readonly PersonChange[];
  read: number;
  unchanged: number;
  foreign: number;
  partial: string | null;
};

const limits = { timeoutMs: 300_000 };

/** The preview of a file of people: it shows once its one step is committed, whole. */
export async function previewPeople(reading: Reading, file: PeopleFile): Promise<void> {
  const school = await loadPeople(reading);
  const found = findChanges(await readClaims(file, school), school, file);
  const settled = await file.settle();
  if (found.read === 0 && file.rejected.count === 0 && !file.mayBeEmpty) await refuseEmpty(reading, settled);
  await reading.step(async ({ tx }) => {
    const held = await holdReading(tx, reading);
    // The queue reads the file again, against the people as they now are.
    if ((await findPeopleVersion(tx, held.uai)) !== school.version)
      throw new Error("The people changed while the file was read");
    await savePersonLines(tx, held, found.changes);
    const counts = countsOf(found, file, await countChanges(tx, reading.scope, held.id));
    await saveImport(tx, held, {
      status: "READY",
      format: file.format,
      facts: { ...file.facts, ...settled.facts },
      counts,
      warnings: warningsOf(found, file, {
        settled,
        withheld: countWithheld(found, school),
        twinAppliedAt: await findAppliedTwin(tx, reading.scope, held),
      }),
      peopleVersion: school.version,
    });
    const detail = { status: "READY", format: file.format, read: found.read };
    return { result: undefined, targets: [{ kind: "import", id: held.id, detail }] };
  }, limits);
}

/** A set without anybody of this school; the imports prepared elsewhere from it stay in sight. */
async function refuseEmpty(reading: Reading, { sentences, facts }: Settled): Promise<never> {
  await reading.step(async ({ tx }) => {
    const held = await holdReading(tx, reading);
    await saveImport(tx, held, { facts: { ...held.facts, ...facts } });
    return { result: undefined, targets: [] };
  });
  const refusal = "Ce fichier ne contient personne de cet établissement : vérifiez l’export.";
  throw new UnreadableFile([refusal, ...sentences].join(" "));
}

function loadPeople({ step, stored: { uai } }: Reading): Promise<School> {
  return step(
    async ({ tx }) => ({
      result: {
        version: await findPeopleVersion(tx, uai),
        table: await findFunctionTable(tx, uai),
        accounts: await listSchoolAccounts(tx, uai),
      },
      targets: [],
    }),
    limits,
  );
}

async function readClaims(file: PeopleFile, { accounts, table }: School): Promise<Claim[]> {
  const index = indexPeople(accounts);
  const claims: Claim[] = [];
  for await (const batch of file.batches)
    for (const record of batch)
      claims.push({ record, match: matchPerson(record, profileOfRecord(record, table), index) });
  return opposeClaims(claims);
}

function findChanges(claims: readonly Claim[], { accounts, table }: School, { coverage }: PeopleFile): Found {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const changes = claims.flatMap(({ record, match }) => changeOf(record, match, { byId, table }) ?? []);
  const unchanged = changes.filter(
    ({ kind, differences }) => kind === "CHANGED" && differences.length === 0,
  ).length;
  const foreign = claims.filter(({ match }) => match.kind === "foreign").length;
  const seen = new Set(claims.flatMap(({ match }) => spokenOf(match)));
  const { gone, partial } = decidePeopleDepartures(accounts, seen, coverage);
  const last = changes.reduce((highest, { seq }) => Math.max(highest, seq), 0);
  const departures = gone.map(({ id }, rank) => ({
    ...{ seq: last + rank + 1, kind: "GONE" as const, accountId: id, record: null },
    ...{ differences: [], doubt: null, candidates: [] },
  }));
  return { changes: [...changes, ...departures], read: claims.length, unchanged, foreign, partial };
}

/** Whom a line speaks of, not even for sure: nobody of them is proposed as gone. */
function spokenOf(match: Claim["match"]): readonly string[] {
  if (match.kind === "matched") return [match.id];
  return match.kind === "doubtful" ? match.candidateIds : [];
}

function countsOf(
  { read, unchanged }: Found,
  { rejected }: PeopleFile,
  lines: Awaited<ReturnType<typeof countChanges>>,
): ImportCounts {
  const { added, changed, gone, doubtful } = lines;
  const told = { read, added, changed: changed - unchanged, unchanged, gone, doubtful };
  return importCounts.parse({ ...told, rejected: rejected.count });
}

/** Accounts that the console withholds and the file holds: a file gives nobody access back. */
function countWithheld({ changes }: Found, { accounts }: School): number {
  const spoken = new Set(changes.map(({ kind, accountId }) => (kind === "CHANGED" ? accountId : null)));
  return accounts.filter(
    ({ id, status }) => (status === "SUSPENDED" || status === "BINNED") && spoken.has(id),
  ).length;
}

function warnOfWithheld(withheld: number): string[] {
  if (withheld === 0) return [];
  const who = count(
    withheld,
    "compte suspendu ou à la corbeille figure",
    "comptes suspendus ou à la corbeille figurent",
  );
  return [`${who} dans ce fichier : l’import ne les réactive pas.`];
}

function warningsOf(
  { partial, foreign, changes }: Found,
  file: PeopleFile,
  { settled, withheld, twinAppliedAt }: { settled: Settled; withheld: number; twinAppliedAt: Date | null },
): string[] {
  const back = changes.filter(({ differences }) =>
    differences.some(({ field, before }) => field === "status" && before === "DEPARTED"),
  );
  return [
    ...(twinAppliedAt ? [`Ce même fichier a déjà été appliqué le ${frenchDay(twinAppliedAt)}.`] : []),
    ...(partial === null ? [] : [partial]),
    ...warnOfWithheld(withheld),
    ...file.remarks,
    ...settled.sentences,
    ...(foreign > 0
      ? [
          `${count(foreign, "modification ou suppression concerne", "modifications ou suppressions concernent")} des personnes que la console ne connaît pas : rien n’en est retenu.`,
        ]
      : []),
    ...(back.length > 0
      ? [
          `${count(back.length, "personne partie est de nouveau là", "personnes parties sont de nouveau là")} : leur compte redeviendra actif.`,
        ]
      : []),
    ...withRest(file.rejected, "ligne illisible", "lignes illisibles"),
    ...withRest(file.warnings, "remarque", "remarques"),
  ];
}
