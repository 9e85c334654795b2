import { ActionForm } from "@/components/ui/action-form";
import { frenchNumber } from "@/lib/french";
import { Checkbox } from "@/components/ui/form/choices";
import { Field } from "@/components/ui/form/field";
import { saveGuestPolicy } from "@/lib/guests/actions";
import { guestLimits, type GuestPolicy } from "@/lib/guests/rules/policy";

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
      <div className="grid items-end gap-x-8 gap-y-5 sm:grid-cols-3">
        <Limit
          name="binDays"
          label="Jours avant la corbeille"
          why="Après sa fin, l’invité est suspendu."
          {...{ policy }}
        />
        <Limit
          name="deleteMonths"
          label="Mois avant la suppression"
          why="Passés à la corbeille."
          {...{ policy }}
        />
        <Limit name="ceiling" label="Invités au plus" why="Au-delà, c’est un constat." {...{ policy }} />
      </div>
    </ActionForm>
  );
}

type LimitProps = { name: keyof typeof guestLimits; label: string; why: string; policy: GuestPolicy };

function Limit({ name, label, why, policy }: LimitProps) {
  const { least, most, undecided } = guestLimits[name];
  return (
    <Field
      name={name}
      label={label}
      help={`${why} De ${least} à ${frenchNumber(most)}, ${undecided} par défaut.`}
      inputMode="numeric"
      defaultValue={String(policy[name])}
      figures
    />
  );
}
