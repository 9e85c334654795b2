import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/form/textarea";
import { count } from "@/lib/french";
import { cancelCampaign } from "@/lib/resets/actions/campaigns";
import { finishWithoutThem } from "@/lib/resets/actions/lists";

type Props = { uai: string; campaignId: string; pending: number; doneCount: number };

/** Ends the campaign without those whose password never came. */
export function FinishGesture({ uai, campaignId, pending, doneCount }: Props) {
  return (
    <Dialog trigger="Terminer sans eux" title="Terminer sans eux ?" triggerTone="secondary">
      <Consequences
        what="La campagne n’attend plus de liste. Celles qui n’ont pas été lues sont détruites."
        who={`${count(pending, "élève")} sans mot de passe lu ; ${count(doneCount, "élève garde le sien", "élèves gardent le leur")}, imprimable.`}
        undo="Non : pour ces élèves, il faudra préparer une autre campagne."
      />
      <ActionForm
        action={finishWithoutThem}
        uai={uai}
        submitLabel="Terminer la campagne sans eux"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="campaignId" value={campaignId} />
        <Textarea
          name="motif"
          label="Pourquoi leur mot de passe n’est-il pas venu ?"
          help="Par exemple : « absents de la liste, comptes à créer par l’académie ». Écrit au journal."
          rows={3}
        />
      </ActionForm>
    </Dialog>
  );
}

/** Gives the whole campaign up: what EduConnect has done there is done. */
export function CancelAssisted({ uai, campaignId, pending, doneCount }: Props) {
  return (
    <Dialog trigger="Annuler la campagne" title="Annuler la campagne ?" danger triggerTone="secondary">
      <Consequences
        what="La campagne n’attend plus de liste. Celles qui n’ont pas été lues sont détruites."
        who={`${count(pending, "élève n’est plus attendu", "élèves ne sont plus attendus")} ; ${count(doneCount, "mot de passe lu reste imprimable", "mots de passe lus restent imprimables")}.`}
        undo="Non. Ce que vous avez déjà réinitialisé dans ÉduConnect le reste : la console n’y change rien."
      />
      <ActionForm
        action={cancelCampaign}
        uai={uai}
        tone="danger"
        submitLabel="Annuler la campagne"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="campaignId" value={campaignId} />
      </ActionForm>
    </Dialog>
  );
}
