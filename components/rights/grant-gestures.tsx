import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { NamedGesture } from "@/components/ui/named-gesture";
import { limitRights, revokeRights } from "@/lib/rights/actions";
import { limitBounds } from "@/lib/rights/rules/limit";

type Props = {
  uai: string;
  /** “AAAA-MM-JJ”, in Paris. */
  today: string;
  grant: { id: string; holder: string };
  /** The target’s name, where several are listed: somebody may have a right on each. */
  target?: string;
};

/** Take a right away now, or on a day: each is a batch of one, which can be undone. */
export function GrantGestures({ uai, today, grant: { id, holder }, target }: Props) {
  const whose = target === undefined ? holder : `${holder}, « ${target} »`;
  const { first, last } = limitBounds(today);
  return (
    <div className="flex flex-wrap gap-2 @block:flex-nowrap">
      <Dialog trigger={<NamedGesture verb="Retirer" subject={whose} />} title="Retirer ce droit ?">
        <Consequences
          what="Ce droit est retiré tout de suite."
          who={`${whose}. Qui a le même droit par ailleurs le garde.`}
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
      <Dialog
        trigger={<NamedGesture verb="Limiter" subject={whose} />}
        title="Limiter ce droit dans le temps ?"
      >
        <Consequences
          what="Ce droit vaut jusqu’au jour choisi, dans les 18 mois ; la console le retire le lendemain."
          who={whose}
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
          <Field name="fin" label="Dernier jour" type="date" min={first} max={last} />
        </ActionForm>
      </Dialog>
    </div>
  );
}
