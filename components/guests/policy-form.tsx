import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/form/choices";
import { Field } from "@/components/ui/form/field";
import { saveGuestPolicy } from "@/lib/guests/actions";
import type { GuestPolicy } from "@/lib/guests/rules/policy";

/** The school’s limits on its guests. */
export function GuestPolicyForm({ uai, policy }: { uai: string; policy: GuestPolicy }) {
  return (
    <ActionForm action={saveGuestPolicy} uai={uai} submitLabel="Enregistrer les règles des invités">
      <Checkbox
        name="endsInSeptember"
        label="Permettre une fin jusqu’au 30 septembre de l’année suivante"
        help="Sans cela, un compte invité s’arrête au plus tard le 31 août."
        defaultChecked={policy.endsInSeptember}
      />
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
        <Number name="binDays" label="Jours avant la corbeille" value={policy.binDays} />
        <Number name="deleteMonths" label="Mois avant la suppression" value={policy.deleteMonths} />
        <Number name="ceiling" label="Invités au plus" value={policy.ceiling} />
      </div>
    </ActionForm>
  );
}

function Number({ name, label, value }: { name: keyof GuestPolicy; label: string; value: number }) {
  return <Field name={name} label={label} inputMode="numeric" defaultValue={String(value)} figures />;
}
