import { count, frenchDay } from "@/lib/french";
import type { Departures } from "../departures";
import type { ImportCounts } from "./stored-shapes";

const shownLabels = 10;

type Gathered = { readonly sentences: readonly string[]; readonly count: number };

/** Every sentence that the preview of pupils opens with, what matters most first. */
export function previewWarnings(found: {
  counts: ImportCounts;
  departures: Departures;
  /** That the file is of another school year, if it is. */
  year: string | null;
  remarks: readonly string[];
  warnings: Gathered;
  rejected: Gathered;
  twinAppliedAt: Date | null;
  unknownLabels: ReadonlySet<string>;
}): string[] {
  const { counts, departures, twinAppliedAt, unknownLabels } = found;
  return [
    ...(twinAppliedAt ? [`Ce même fichier a déjà été appliqué le ${frenchDay(twinAppliedAt)}.`] : []),
    ...(found.year === null ? [] : [found.year]),
    ...(departures.kind === "PARTIAL" ? [departures.sentence] : []),
    ...warnOfSecrets(counts.secretsToErase),
    ...found.remarks,
    ...(unknownLabels.size > 0 ? [warnOfLabels(unknownLabels)] : []),
    ...(counts.left > 0
      ? [
          `${count(counts.left, "élève déjà sorti n’est pas repris", "élèves déjà sortis ne sont pas repris")}.`,
        ]
      : []),
    ...withRest(found.rejected, "ligne illisible", "lignes illisibles"),
    ...withRest(found.warnings, "remarque", "remarques"),
  ];
}

function warnOfSecrets(holders: number): string[] {
  if (holders === 0) return [];
  const who = count(holders, "élève a", "élèves ont");
  return [
    `${who} un mot de passe provisoire que ce fichier dit déjà utilisé : appliquer l’effacera. Vérifiez que la liste est plus récente que la réinitialisation.`,
  ];
}

function warnOfLabels(labels: ReadonlySet<string>): string {
  const quoted = [...labels]
    .slice(0, shownLabels)
    .map((label) => `« ${Array.from(label).slice(0, 40).join("")} »`)
    .join(", ");
  return `La console ne sait pas lire ${labels.size > 1 ? "ces états" : "cet état"} : ${quoted}. Complétez la table des états, puis recalculez l’aperçu.`;
}

export function withRest(said: Gathered, one: string, many: string): string[] {
  const rest = said.count - said.sentences.length;
  return rest > 0
    ? [...said.sentences, `Et ${count(rest, `autre ${one}`, `autres ${many}`)}.`]
    : [...said.sentences];
}
