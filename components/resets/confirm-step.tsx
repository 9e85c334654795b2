import { ActionForm } from "@/components/ui/action-form";
import type { ButtonTone } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { TypedCountField } from "@/components/ui/form/typed-count-field";
import { Notice } from "@/components/ui/notice";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { longestValidityDays, shortestValidityDays } from "@/lib/resets/rules/lifecycle";
import { planFields } from "@/lib/resets/rules/plan";
import type { CampaignPlan } from "@/lib/resets/schema";
import { type ApprovalNeeded, ApprovalNotice, EmergencyDetails, EmergencyReason } from "./approval-need";

type Props = {
  uai: string;
  plan: CampaignPlan;
  requestId: string;
  count: number;
  validityDays: number;
  needsCode: boolean;
  approval: ApprovalNeeded | null;
};

/** The last look: what will happen, to how many, typed by hand, with the second factor, and who else must agree. */
export function ConfirmStep({ approval, ...start }: Props) {
  const number = new Intl.NumberFormat("fr-FR").format(start.count);
  const passwords = `${number} mot${start.count > 1 ? "s" : ""} de passe`;
  return (
    <div className="space-y-6">
      <h2 className="text-lg font-semibold tracking-tight">Confirmer</h2>
      <Notice tone="warning" title={`${passwords} vont changer`}>
        <ul className="list-disc space-y-1 pl-5">
          <li>
            L’ancien mot de passe de ces élèves ne fonctionne plus&nbsp;; leurs sessions ouvertes se ferment.
          </li>
          <li>Un compte bloqué est débloqué. Chaque élève devra choisir un nouveau mot de passe.</li>
          <li>
            Les mots de passe provisoires ne s’affichent jamais à l’écran&nbsp;: seuls les chefs
            d’établissement peuvent les imprimer, classe par classe.
          </li>
          <li>On ne revient pas en arrière&nbsp;; on peut arrêter la campagne en cours de route.</li>
        </ul>
      </Notice>
      {approval && <ApprovalNotice {...approval} />}
      <StartForms {...start} approval={approval} passwords={passwords} />
    </div>
  );
}

function StartForms({ approval, passwords, ...start }: Props & { passwords: string }) {
  if (!approval) return <StartForm {...start} submitLabel={`Réinitialiser ${passwords}`} />;
  const emergency = (
    <StartForm {...start} submitLabel={`Réinitialiser ${passwords} en urgence`} tone="danger">
      <EmergencyReason />
    </StartForm>
  );
  if (approval.approvers.length === 0) return emergency;
  return (
    <>
      <StartForm {...start} submitLabel={`Demander l’approbation pour ${passwords}`} />
      <EmergencyDetails>{emergency}</EmergencyDetails>
    </>
  );
}

function StartForm({
  uai,
  plan,
  requestId,
  count,
  validityDays,
  needsCode,
  submitLabel,
  tone = "primary",
  children,
}: Omit<Props, "approval"> & { submitLabel: string; tone?: ButtonTone; children?: React.ReactNode }) {
  return (
    <ActionForm
      action={startCampaign}
      uai={uai}
      requestId={requestId}
      stepUpNeeded={needsCode}
      tone={tone}
      submitLabel={submitLabel}
    >
      <HiddenFields fields={planFields(plan)} />
      {children}
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
  );
}
