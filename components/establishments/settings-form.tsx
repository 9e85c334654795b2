import { ActionForm } from "@/components/ui/action-form";
import { RadioGroup } from "@/components/ui/form/choices";
import { Field } from "@/components/ui/form/field";
import { saveSchoolSettings } from "@/lib/establishments/actions";
import {
  highestThreshold,
  lowestThreshold,
  resetModeWords,
  resetModes,
  secretFormWords,
  secretForms,
} from "@/lib/establishments/rules";
import { frenchNumber } from "@/lib/french";
import { longestValidityDays, shortestValidityDays } from "@/lib/resets/rules/lifecycle";

type Props = {
  uai: string;
  name: string;
  signInAddress: string;
  secretValidityDays: number;
  resetMode: (typeof resetModes)[number];
  secretForm: (typeof secretForms)[number];
  approvalThreshold: number;
  approvesWholeSchool: boolean;
};

const modeHelp: Record<Props["resetMode"], string> = {
  MANAGED: "La console tire les mots de passe provisoires et les imprime.",
  ASSISTED: "ÉduConnect les produit ; la console prépare, lit sa liste et imprime les feuilles.",
};

const formHelp: Record<Props["secretForm"], string> = {
  PASSWORD: "12 signes sans ambiguïté, recopiés un à un.",
  PASSPHRASE: "Des mots français, plus faciles à recopier pour les plus jeunes.",
};

/** What the school sets for itself. */
export function SettingsForm({ uai, ...settings }: Props) {
  return (
    <ActionForm action={saveSchoolSettings} uai={uai} submitLabel="Enregistrer les réglages">
      <SheetFields {...settings} />
      <CampaignFields {...settings} />
    </ActionForm>
  );
}

function SheetFields({ name, signInAddress, secretValidityDays }: Omit<Props, "uai">) {
  return (
    <>
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
    </>
  );
}

function CampaignFields(settings: Omit<Props, "uai">) {
  return (
    <>
      <RadioGroup
        name="resetMode"
        label="Réinitialisation des mots de passe"
        help="Une campagne déjà demandée ou lancée garde son mode."
        choices={resetModes.map((mode) => ({
          value: mode,
          label: resetModeWords[mode],
          help: modeHelp[mode],
        }))}
        defaultValue={settings.resetMode}
      />
      <RadioGroup
        name="secretForm"
        label="Forme des mots de passe provisoires"
        help="Pour les campagnes gérées par la console."
        choices={secretForms.map((form) => ({
          value: form,
          label: secretFormWords[form],
          help: formHelp[form],
        }))}
        defaultValue={settings.secretForm}
      />
      <Field
        name="approvalThreshold"
        label="Seuil d’approbation, en élèves"
        help={`De ${lowestThreshold} à ${frenchNumber(highestThreshold)}. À partir de ce nombre, une seconde personne approuve la campagne.`}
        defaultValue={String(settings.approvalThreshold)}
        inputMode="numeric"
        figures
      />
      <RadioGroup
        name="approvesWholeSchool"
        label="Campagne qui porte sur tout l’établissement"
        help="Sous le seuil aussi, quand aucun élève présent n’est laissé de côté par le choix."
        choices={[
          { value: "oui", label: "À faire approuver par une seconde personne" },
          { value: "non", label: "Soumise au seuil seulement" },
        ]}
        defaultValue={settings.approvesWholeSchool ? "oui" : "non"}
      />
    </>
  );
}
