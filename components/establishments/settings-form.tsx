import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/form/field";
import { saveSchoolSettings } from "@/lib/establishments/actions";
import { longestValidityDays, shortestValidityDays } from "@/lib/resets/rules/lifecycle";

type Props = { uai: string; name: string; signInAddress: string; secretValidityDays: number };

/** What the school sets for itself. */
export function SettingsForm({ uai, name, signInAddress, secretValidityDays }: Props) {
  return (
    <ActionForm action={saveSchoolSettings} uai={uai} submitLabel="Enregistrer les réglages">
      <Field
        name="name"
        label="Nom de l’établissement"
        help="Il paraît en haut des feuilles et dans la console."
        defaultValue={name}
        maxLength={120}
        autoComplete="organization"
      />
      <Field
        name="signInAddress"
        label="Adresse de connexion à l’ENT"
        help="Imprimée sur chaque feuille : c’est celle que l’élève recopie. Vérifiez-la lettre par lettre."
        type="url"
        defaultValue={signInAddress}
        maxLength={120}
        spellCheck={false}
      />
      <Field
        name="secretValidityDays"
        label="Validité des mots de passe provisoires, en jours"
        help={`De ${shortestValidityDays} à ${longestValidityDays} jours. Proposée à chaque nouvelle campagne ; celles déjà lancées gardent la leur.`}
        defaultValue={String(secretValidityDays)}
        inputMode="numeric"
        figures
      />
    </ActionForm>
  );
}
