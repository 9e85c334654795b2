import { AssistedNotice } from "@/components/resets/assisted/assisted-notice";
import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { TypedCountField } from "@/components/ui/form/typed-count-field";
import { Notice } from "@/components/ui/notice";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { longestValidityDays, shortestValidityDays } from "@/lib/resets/rules/lifecycle";
import { planFields } from "@/lib/resets/rules/plan";
import type { CampaignPlan } from "@/lib/resets/schema";

type Props = {
  uai: string;
  plan: CampaignPlan;
  requestId: string;
  count: number;
  validityDays: number;
  needsCode: boolean;
  isAssisted: boolean;
};

/** The last look: what will happen, to how many, typed by hand, with the second factor. */
export function ConfirmStep({ uai, plan, requestId, count, validityDays, needsCode, isAssisted }: Props) {
  const number = new Intl.NumberFormat("fr-FR").format(count);
  return (
    <div className="space-y-6">
      <h2 className="text-lg font-semibold tracking-tight">Confirmer</h2>
      {isAssisted ? <AssistedNotice count={count} /> : <ManagedNotice count={count} />}
      <ActionForm
        action={startCampaign}
        uai={uai}
        requestId={requestId}
        stepUpNeeded={needsCode}
        submitLabel={
          isAssisted
            ? `Préparer la campagne (${number} élève${count > 1 ? "s" : ""})`
            : `Réinitialiser ${number} mot${count > 1 ? "s" : ""} de passe`
        }
      >
        <HiddenFields fields={planFields(plan)} />
        <Field
          name="validite"
          label="Validité des mots de passe provisoires, en jours"
          help={`De ${shortestValidityDays} à ${longestValidityDays} jours ; ensuite ils sont effacés.`}
          defaultValue={String(validityDays)}
          inputMode="numeric"
          figures
        />
        <TypedCountField name="nombre" expected={count} />
      </ActionForm>
    </div>
  );
}

function ManagedNotice({ count }: { count: number }) {
  const number = new Intl.NumberFormat("fr-FR").format(count);
  return (
    <Notice tone="warning" title={`${number} mot${count > 1 ? "s" : ""} de passe vont changer`}>
      <ul className="list-disc space-y-1 pl-5">
        <li>
          L’ancien mot de passe de ces élèves ne fonctionne plus&nbsp;; leurs sessions ouvertes se ferment.
        </li>
        <li>Un compte bloqué est débloqué. Chaque élève devra choisir un nouveau mot de passe.</li>
        <li>
          Les mots de passe provisoires ne s’affichent jamais à l’écran&nbsp;: seuls les chefs d’établissement
          peuvent les imprimer, classe par classe.
        </li>
        <li>On ne revient pas en arrière&nbsp;; on peut arrêter la campagne en cours de route.</li>
      </ul>
    </Notice>
  );
}
