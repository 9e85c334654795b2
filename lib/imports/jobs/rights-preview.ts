import "server-only";
import { frenchDay } from "@/lib/french";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { findRightsVersion, loadRights } from "@/lib/rights/facts";
import type { StoredRights } from "@/lib/rights/rules/stored";
import { readRightsCsv, type RightsList } from "../formats/rights-csv/rows";
import type { RightsColumns } from "../store/mappings";
import type { RightsPlan } from "../rules/rights/line";
import { planRights } from "../rules/rights/plan-list";
import { formatOfRights, importCounts, type ImportFacts } from "../rules/preview/stored-shapes";
import { withRest } from "../rules/preview/warnings";
import { findAppliedTwin, saveImport } from "../store/imports";
import { saveRightsLines } from "../store/rights";
import { holdReading, type Reading } from "./reading";

const limits = { timeoutMs: 300_000 };

/** The preview of a list of rubrics, services, groups or grants: it shows once its one step is committed, whole. */
export async function previewRights(
  reading: Reading,
  { kind, mapping }: RightsColumns,
  about: { facts: ImportFacts; remarks: readonly string[] },
): Promise<void> {
  const list = await readRightsCsv(reading.source, mapping, kind);
  const { school, version } = await loadSchool(reading);
  const plan = planRights(kind, list.rows, school);
  if (plan.lines.length === 0 && plan.unchanged === 0)
    throw new UnreadableFile(
      ["Aucune ligne de ce fichier n’a pu être retenue.", ...plan.rejected.slice(0, 5)].join(" "),
    );
  const format = formatOfRights(kind);
  await reading.step(async ({ tx }) => {
    const held = await holdReading(tx, reading);
    // The queue reads the file again, against the rights as they now are.
    if ((await findRightsVersion(tx, held.uai)) !== version)
      throw new Error("The rights changed while the file was read");
    await saveRightsLines(tx, held, plan.lines);
    const twin = await findAppliedTwin(tx, reading.scope, held);
    await saveImport(tx, held, {
      ...{ status: "READY", format, facts: about.facts, rightsVersion: version },
      counts: countsOf(plan, list),
      warnings: [...about.remarks, ...reading.remarks, ...warningsOf(plan, list, twin)],
    });
    const detail = { status: "READY", format, read: list.rows.length };
    return { result: undefined, targets: [{ kind: "import", id: held.id, detail }] };
  }, limits);
}

function loadSchool({ step, stored, now }: Reading): Promise<{ school: StoredRights; version: number }> {
  return step(
    async ({ tx }) => ({
      result: {
        version: await findRightsVersion(tx, stored.uai),
        school: await loadRights(tx, stored.uai, now),
      },
      targets: [],
    }),
    limits,
  );
}

function countsOf({ lines, unchanged, rejected }: RightsPlan, list: RightsList) {
  const of = (wanted: RightsPlan["lines"][number]["kind"]) =>
    lines.filter(({ kind }) => kind === wanted).length;
  return importCounts.parse({
    ...{ read: list.rows.length, unchanged, rejected: list.rejected.count + rejected.length },
    ...{ added: of("NEW"), changed: of("CHANGED"), gone: of("GONE"), doubtful: of("DOUBTFUL") },
  });
}

const shown = (sentences: readonly string[]) => ({
  count: sentences.length,
  sentences: sentences.slice(0, 50),
});

function warningsOf({ rejected, unknown }: RightsPlan, list: RightsList, twin: Date | null): string[] {
  return [
    ...(twin ? [`Ce même fichier a déjà été appliqué le ${frenchDay(twin)}.`] : []),
    ...withRest(list.rejected, "ligne illisible", "lignes illisibles"),
    ...withRest(shown(rejected), "ligne laissée de côté", "lignes laissées de côté"),
    ...withRest(shown(unknown), "nom inconnu, gardé tel quel", "noms inconnus, gardés tels quels"),
    ...withRest(list.warnings, "remarque", "remarques"),
  ];
}
