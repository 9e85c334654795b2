import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { isAllowed } from "@/lib/platform/permissions";
import { listSchoolsHeld } from "@/lib/platform/standing";
import { readSampleRows } from "@/lib/files/csv/sample";
import { guessStudentColumns, type Mapping } from "./rules/columns";
import { guessKind, guessPeopleColumns, type PeopleKind } from "./rules/people/columns";
import {
  guessRightsColumns,
  guessRightsKind,
  type RightsKind,
  rightsKinds,
  type RightsMapping,
} from "./rules/rights/columns";
import type { DoubtReason } from "./rules/doubts";
import type { ChangeKind, ChangeRow } from "./rules/preview/change-row";
import { decideStep } from "./rules/preview/lifecycle";
import { reportCsv, type ReportLine } from "./rules/preview/report";
import { columnExamples } from "./rules/preview/samples";
import type { StateLabel } from "./rules/state-labels";
import { countLines, listChanges } from "./store/change-pages";
import { countChanges } from "./store/changes";
import { findChunk, openImportKey } from "./store/chunks";
import { findImport, listImports, listImportsOf, type StoredImport } from "./store/imports";
import { findImportKey } from "./store/import-file";
import { findMapping, findPeopleMapping, findRightsMapping } from "./store/mappings";
import { findSchoolSettings } from "./store/school";
import { sealedSource } from "./store/sealed-source";
import { findLatestOf } from "./store/siblings";

export const pageLength = 50;

/** The imports of the school, newest first, a page at a time. */
export const readImports = defineRead({
  permission: "import:read",
  async load({ actor, tx }, after: string | null) {
    const last = after === null ? null : await findImport(tx, actor.scope, after);
    const rows = await listImports(tx, actor.scope, { before: last, limit: pageLength + 1 });
    const imports = rows.slice(0, pageLength);
    const next = rows.length > pageLength ? (imports.at(-1)?.id ?? null) : null;
    return { imports, next, canMake: isAllowed(actor.roles, "import:make") };
  },
});

/** One import as it stands, with the choices made so far; null when the school has no such import. */
export const readImportPreview = defineRead({
  permission: "import:read",
  async load({ actor, now, tx }, id: string) {
    const stored = await findImport(tx, actor.scope, id);
    if (!stored) return null;
    const { siblings = [] } = stored.facts;
    const held = siblings.length === 0 ? [] : await listSchoolsHeld(tx, actor.id, "import:make", now);
    const { chosenGone, settledDoubts } = await countChanges(tx, actor.scope, id);
    const canMake = isAllowed(actor.roles, "import:make");
    const parts = await listImportsOf(tx, actor.scope, stored.facts.parts ?? []);
    return {
      ...{ stored, parts, chosenGone, settledDoubts, canMake },
      /** Other schools of the set; `isHeld` where the reader may import now. */
      siblings: siblings.map((school) => ({
        ...school,
        isHeld: held.some(({ uai }) => uai === school.uai),
      })),
      canApply: canMake && decideStep(stored, "apply").accepted,
      canAbandon: canMake && decideStep(stored, "abandon").accepted,
    };
  },
});

/** The school’s latest import of a file, by its SHA-256; null when it has none. */
export const readImportOfFile = defineRead({
  permission: "import:read",
  async load({ actor, tx }, sha256: string) {
    const stored = await findLatestOf(tx, actor.scope, sha256);
    const canApply = isAllowed(actor.roles, "import:make") && decideStep(stored, "apply").accepted;
    return stored && { stored, canApply };
  },
});

export type ChangePage = { rows: ChangeRow[]; total: number; next: number | null };

/** A page of the lines of one kind; `field` and `doubt` narrow them. */
export const readChanges = defineRead({
  permission: "import:read",
  async load(
    { actor, tx },
    about: {
      importId: string;
      kind: ChangeKind;
      field: string | null;
      doubt: DoubtReason | null;
      after: number;
    },
  ): Promise<ChangePage> {
    const query = { ...about, limit: pageLength + 1 };
    const found = await listChanges(tx, actor.scope, query);
    const rows = found.slice(0, pageLength);
    const next = found.length > pageLength ? (rows.at(-1)?.seq ?? null) : null;
    return { rows, total: await countLines(tx, actor.scope, query), next };
  },
});

/** The columns of a CSV import, with a few examples read from the sealed file; null when there is nothing to choose. */
export const readColumns = defineRead({
  permission: "import:make",
  async load({ actor, tx }, id: string) {
    const step = decideStep(await findImport(tx, actor.scope, id), "columns");
    if (!step.accepted) return null;
    const stored = step.change;
    const { header, headerHash = "" } = stored.facts;
    const wrapped = await findImportKey(tx, actor.scope, id);
    if (!header || !wrapped) return null;
    const key = openImportKey(stored.uai, id, wrapped);
    const file = { name: stored.fileName, size: stored.fileSize };
    const source = sealedSource(file, (seq) => findChunk(tx, actor.scope, key, seq));
    const rows = await readSampleRows(source, 5);
    const passwordColumn = guessStudentColumns(header).provisionalPassword;
    return {
      ...{ stored, header, ...(await findColumns(tx, actor.scope, { header, headerHash })) },
      examples: columnExamples(rows, header.length, passwordColumn),
    };
  },
});

/** The columns of a header, as the school chose them or as their titles tell, for pupils, people and rights. */
async function findColumns(
  tx: Transaction,
  scope: Scope,
  { header, headerHash }: { header: readonly string[]; headerHash: string },
) {
  const remembered = await findMapping(tx, scope, headerHash);
  const people = await findPeopleMapping(tx, scope, headerHash);
  const rights = await findRightsMapping(tx, scope, headerHash);
  const mapping: Mapping = remembered ?? guessStudentColumns(header);
  const peopleOf = (kind: PeopleKind) =>
    people?.kind === kind ? people.mapping : guessPeopleColumns(header, kind);
  return {
    mapping,
    people: { ACCOUNTS: peopleOf("ACCOUNTS"), GUESTS: peopleOf("GUESTS") },
    rights: Object.fromEntries(
      rightsKinds.map((kind) => [
        kind,
        rights?.kind === kind ? rights.mapping : guessRightsColumns(header, kind),
      ]),
    ) as Record<RightsKind, RightsMapping>,
    /** What the list is taken for; null for one of pupils. */
    guessed:
      rights?.kind ?? people?.kind ?? (remembered ? null : (guessKind(header) ?? guessRightsKind(header))),
  };
}

/** The report of an import, as the text of a CSV file; null when the school has no such import. */
export const readImportReport = defineRead({
  permission: "import:read",
  async load({ actor, tx }, id: string): Promise<{ stored: StoredImport; csv: string } | null> {
    const stored = await findImport(tx, actor.scope, id);
    if (!stored) return null;
    const lines: ReportLine[] = [];
    let page: ChangeRow[];
    do {
      const after = lines.at(-1)?.seq ?? 0;
      page = await listChanges(tx, actor.scope, { importId: id, kind: null, after, limit: 1000 });
      lines.push(...page.map(reportLine));
    } while (page.length > 0);
    return { stored, csv: reportCsv(lines, stored.status) };
  },
});

function reportLine({ seq, kind, record, student, differences, doubt, choice }: ChangeRow): ReportLine {
  const who = record ?? student;
  return {
    seq,
    kind,
    name: who ? `${who.lastName} ${who.firstName}` : "",
    className: who?.className ?? null,
    fields: differences.map(({ field }) => field),
    doubt,
    choice,
  };
}

/** The school’s table of account states. */
export const readStateLabels = defineRead({
  permission: "import:read",
  async load({ actor, tx }): Promise<{ table: readonly StateLabel[]; canMake: boolean }> {
    const { table } = await findSchoolSettings(tx, actor.scope);
    return { table, canMake: isAllowed(actor.roles, "import:make") };
  },
});
