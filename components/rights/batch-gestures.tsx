import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { count } from "@/lib/french";
import { applyConversion, undoRights } from "@/lib/rights/actions";

type Props = { uai: string; batchId: string };

/** The one confirmation of a prepared conversion. */
export function ApplyForm({ uai, batchId, lines }: Props & { lines: number }) {
  return (
    <ActionForm
      action={applyConversion}
      uai={uai}
      submitLabel={`Appliquer ${count(lines, "ligne")}`}
      aside={<LinkButton href={`/e/${uai}/droits/convertir`}>Revenir aux propositions</LinkButton>}
    >
      <input type="hidden" name="batchId" value={batchId} />
      <Consequences
        what="Tout est écrit d’un coup, puis relu : si un seul accès change sans avoir été annoncé, rien n’est gardé."
        who="Une ligne que quelqu’un a changée entre-temps est refusée, et dit pourquoi ; les autres s’appliquent."
        undo="Le lot se défait pendant 30 jours."
      />
    </ActionForm>
  );
}

export function UndoGesture({ uai, batchId, done }: Props & { done: number }) {
  return (
    <Dialog trigger="Défaire ce lot" title="Défaire ce lot ?">
      <Consequences
        what="Chaque droit redevient comme il était avant ce lot ; les groupes qu’il a créés sont supprimés."
        who={`${count(done, "ligne")}. Celles qui ont changé depuis restent telles quelles, et la raison en est dite.`}
        undo="Une seule fois."
      />
      <ActionForm
        action={undoRights}
        uai={uai}
        submitLabel={`Défaire ${count(done, "ligne")}`}
        aside={<DialogCancel />}
      >
        <input type="hidden" name="batchId" value={batchId} />
      </ActionForm>
    </Dialog>
  );
}
