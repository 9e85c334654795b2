import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { withdrawDelegation } from "@/lib/delegations/actions";
import { describeClasses } from "@/lib/delegations/rules";

type Props = { uai: string; delegation: { id: string; name: string; classNames: readonly string[] } };

/** Ends a delegation at once. */
export function WithdrawGesture({ uai, delegation: { id, name, classNames } }: Props) {
  return (
    <Dialog
      trigger={
        <>
          Retirer<span className="sr-only"> la délégation de {name}</span>
        </>
      }
      title="Retirer cette délégation ?"
      danger
      triggerTone="secondary"
    >
      <Consequences
        what="Son prochain clic est refusé, même pendant une session ouverte. Une campagne déjà lancée va à son terme."
        who={`${name}, pour ${describeClasses(classNames)}.`}
        undo="Oui : vous pourrez lui déléguer de nouveau ces classes."
      />
      <ActionForm
        action={withdrawDelegation}
        uai={uai}
        tone="danger"
        submitLabel="Retirer la délégation"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="delegationId" value={id} />
      </ActionForm>
    </Dialog>
  );
}
