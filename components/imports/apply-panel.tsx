import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { abandonImport, applyImport, refreshImport } from "@/lib/imports/actions/imports";
import { subjectOf } from "./subject";
import type { ImportCounts, ImportFormat } from "@/lib/imports/rules/preview/stored-shapes";

type Props = {
  uai: string;
  importId: string;
  format: ImportFormat | null;
  counts: ImportCounts;
  chosenGone: number;
  settledDoubts: number;
};

/** What applying will do, in numbers, then the gesture. */
export function ApplyPanel(props: Props) {
  const { uai, importId, counts, chosenGone, settledDoubts } = props;
  const total = counts.added + counts.changed + chosenGone + settledDoubts;
  const lines = describeChanges(props);
  return (
    <Section title="Ce que ce fichier changerait" sentence="Tout sera écrit d’un coup, ou rien.">
      <ActionForm
        action={applyImport}
        uai={uai}
        submitLabel={
          total === 0 ? "Terminer l’import sans rien changer" : `Appliquer ${count(total, "changement")}`
        }
      >
        <input type="hidden" name="importId" value={importId} />
        <ul className="list-disc space-y-1 pl-5 tabular-nums">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </ActionForm>
    </Section>
  );
}

function describeChanges({ format, counts, chosenGone, settledDoubts }: Props): string[] {
  const what = format === "SIECLE_STRUCTURES" ? "classe" : subjectOf(format).one;
  const undecided = counts.doubtful - settledDoubts;
  const changes = [
    [counts.added, count(counts.added, `${what} à ajouter`, `${what}s à ajouter`)],
    [counts.changed, count(counts.changed, `${what} à modifier`, `${what}s à modifier`)],
    [
      counts.gone,
      `${count(chosenGone, "départ coché", "départs cochés")}, sur ${count(counts.gone, "absent")}`,
    ],
    [settledDoubts, count(settledDoubts, "ligne douteuse tranchée", "lignes douteuses tranchées")],
    [undecided, `${count(undecided, "ligne douteuse", "lignes douteuses")} sans choix : à ignorer`],
    [counts.unchanged, count(counts.unchanged, `${what} sans changement`, `${what}s sans changement`)],
  ] as const;
  return changes.filter(([number]) => number > 0).map(([, words]) => words);
}

/** Reads the file again against the pupils and the table of states as they now are. */
export function RefreshGesture({ uai, importId }: Pick<Props, "uai" | "importId">) {
  return (
    <ActionForm action={refreshImport} uai={uai} tone="secondary" submitLabel="Recalculer l’aperçu">
      <input type="hidden" name="importId" value={importId} />
    </ActionForm>
  );
}

export function AbandonGesture({ uai, importId }: Pick<Props, "uai" | "importId">) {
  return (
    <Dialog trigger="Abandonner l’import" title="Abandonner l’import ?" danger triggerTone="secondary">
      <Consequences
        what="Le fichier envoyé et son aperçu sont effacés."
        who="Personne n’est modifié."
        undo="Il faudra envoyer de nouveau le fichier."
      />
      <ActionForm
        action={abandonImport}
        uai={uai}
        tone="danger"
        submitLabel="Abandonner et effacer le fichier"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="importId" value={importId} />
      </ActionForm>
    </Dialog>
  );
}
