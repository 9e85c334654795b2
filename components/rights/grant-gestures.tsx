import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { limitRights, revokeRights } from "@/lib/rights/actions";

type Props = { uai: string; grant: { id: string; holder: string } };

/** Take a right away now, or on a day: each is a batch of one, which can be undone. */
export function GrantGestures({ uai, grant: { id, holder } }: Props) {
  return (
    <div className="flex flex-wrap gap-2 @block:flex-nowrap">
      <Dialog trigger={<Named verb="Retirer" holder={holder} />} title="Retirer ce droit ?">
        <Consequences
          what="Ce droit est retiré tout de suite."
          who={`${holder}. Qui a le même droit par ailleurs le garde.`}
          undo="Le lot se défait pendant 30 jours."
        />
        <ActionForm
          action={revokeRights}
          uai={uai}
          requestId={randomUUID()}
          tone="danger"
          submitLabel="Retirer ce droit"
          aside={<DialogCancel />}
        >
          <input type="hidden" name="droit" value={id} />
        </ActionForm>
      </Dialog>
      <Dialog trigger={<Named verb="Limiter" holder={holder} />} title="Limiter ce droit dans le temps ?">
        <Consequences
          what="Ce droit vaut jusqu’au jour choisi, dans les 18 mois ; la console le retire le lendemain."
          who={holder}
          undo="Le lot se défait pendant 30 jours."
        />
        <ActionForm
          action={limitRights}
          uai={uai}
          requestId={randomUUID()}
          submitLabel="Limiter ce droit"
          aside={<DialogCancel />}
        >
          <input type="hidden" name="droit" value={id} />
          <Field name="fin" label="Dernier jour" type="date" />
        </ActionForm>
      </Dialog>
    </div>
  );
}

/** Each row’s button says whose right it is to those who hear a list of buttons. */
function Named({ verb, holder }: { verb: string; holder: string }) {
  return (
    <>
      {verb}
      <span className="sr-only">, {holder}</span>
    </>
  );
}
