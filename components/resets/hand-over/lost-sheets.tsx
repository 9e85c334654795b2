import { ActionForm } from "@/components/ui/action-form";
import { Select } from "@/components/ui/form/select";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { replaceLostSheets } from "@/lib/resets/actions/hand-over";
import { nameOf, type RegisterLine } from "./register";

type Props = {
  uai: string;
  campaignId: string;
  className: string;
  lines: readonly RegisterLine[];
  needsCode: boolean;
};

/** A sheet is lost: its password dies, and its pupils alone get another. */
export function LostSheets({ uai, campaignId, className, lines, needsCode }: Props) {
  const replaceable = lines.filter(({ isPrintable }) => isPrintable);
  return (
    <Dialog
      trigger="Remplacer une feuille perdue"
      title="Remplacer une feuille perdue ?"
      danger
      triggerTone="secondary"
    >
      <Consequences
        what="Le mot de passe de la feuille perdue ne fonctionnera plus ; un autre est fait, à imprimer et à remettre."
        who="L’élève choisi, ou tous les élèves de la classe dont le mot de passe est encore valable."
        undo="Non, mais rien d’autre ne change."
      />
      <ActionForm
        action={replaceLostSheets}
        uai={uai}
        tone="danger"
        submitLabel="Remplacer et annuler l’ancienne feuille"
        stepUpNeeded={needsCode}
        aside={<DialogCancel />}
      >
        <input type="hidden" name="campaignId" value={campaignId} />
        <input type="hidden" name="classe" value={className} />
        <Select
          name="eleve"
          label="Feuille perdue"
          options={[
            ...replaceable.map((line) => ({ value: line.studentId, label: nameOf(line) })),
            { value: "", label: `Toute la classe (${replaceable.length})` },
          ]}
        />
      </ActionForm>
    </Dialog>
  );
}
