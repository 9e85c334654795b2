import { AssistedNotice } from "@/components/resets/assisted/assisted-notice";
import { ActionForm } from "@/components/ui/action-form";
import type { ButtonTone } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { TypedCountField } from "@/components/ui/form/typed-count-field";
import { Notice } from "@/components/ui/notice";
import { frenchNumber } from "@/lib/french";
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
  isAssisted: boolean;
};

/** The last look: what will happen, to how many, typed by hand, with the second factor, and who else must agree. */
export function ConfirmStep({ approval, ...start }: Props) {
  const { count, isAssisted } = start;
  return (
    <div className="space-y-6">
      <h2 className="text-lg font-semibold tracking-tight">Confirmer</h2>
      {isAssisted ? <AssistedNotice count={count} /> : <ManagedNotice count={count} />}
      {approval && <ApprovalNotice {...approval} />}
      <StartForms {...start} approval={approval} />
    </div>
  );
}

/** Assisted, the campaign is only prepared here: the button does not promise more. */
function StartForms({ approval, ...start }: Props) {
  const number = frenchNumber(start.count);
  const many = start.count > 1 ? "s" : "";
  const gesture = start.isAssisted
    ? `Préparer la campagne (${number} élève${many})`
    : `Réinitialiser ${number} mot${many} de passe`;
  if (!approval) return <StartForm {...start} submitLabel={gesture} />;
  const emergency = (
    <StartForm {...start} submitLabel={`${gesture} en urgence`} tone="danger">
      <EmergencyReason />
    </StartForm>
  );
  if (approval.approvers.length === 0) return emergency;
  return (
    <>
      <StartForm {...start} submitLabel={`Demander l’approbation pour ${number} mot${many} de passe`} />
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
}: Omit<Props, "approval" | "isAssisted"> & {
  submitLabel: string;
  tone?: ButtonTone;
  children?: React.ReactNode;
}) {
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

function ManagedNotice({ count }: { count: number }) {
  const number = frenchNumber(count);
  return (
    <Notice tone="warning" title={`${number} mot${count > 1 ? "s" : ""} de passe vont changer`}>
      <ul className="list-disc space-y-1 pl-5">
        <li>
          L’ancien mot de passe de ces élèves ne fonctionne plus&nbsp;; leurs sessions ouvertes se ferment.
        </li>
        <li>Un compte bloqué est débloqué. Chaque élève devra choisir un nouveau mot de passe.</li>
        <li>
          Les mots de passe provisoires ne s’affichent jamais à l’écran&nbsp;: ils s’impriment, classe par
          classe, avec un code et une entrée au journal.
        </li>
        <li>On ne revient pas en arrière&nbsp;; on peut arrêter la campagne en cours de route.</li>
      </ul>
    </Notice>
  );
}
