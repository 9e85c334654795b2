import { ActionForm } from "@/components/ui/action-form";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { launchInEmergency } from "@/lib/resets/actions/approvals";
import { cancelCampaign } from "@/lib/resets/actions/campaigns";
import { EmergencyDetails, EmergencyReason } from "./approval-need";

type Props = {
  uai: string;
  campaign: { id: string; selectedCount: number };
  mayLaunch: boolean;
  needsCode: boolean;
};

/** What the requester may do while waiting: withdraw, or tell why it cannot wait. */
export function ApprovalWait({ uai, campaign: { id, selectedCount }, mayLaunch, needsCode }: Props) {
  return (
    <Section
      title="Votre demande"
      sentence="Les personnes qui peuvent l’approuver la trouvent sur leur tableau de bord."
    >
      <div className="space-y-4">
        <ActionForm action={cancelCampaign} uai={uai} tone="secondary" submitLabel="Retirer la demande">
          <input type="hidden" name="campaignId" value={id} />
        </ActionForm>
        {mayLaunch && (
          <EmergencyDetails>
            <ActionForm
              action={launchInEmergency}
              uai={uai}
              stepUpNeeded={needsCode}
              tone="danger"
              submitLabel={`Réinitialiser ${count(selectedCount, "mot de passe", "mots de passe")} en urgence`}
            >
              <input type="hidden" name="campaignId" value={id} />
              <EmergencyReason />
            </ActionForm>
          </EmergencyDetails>
        )}
      </div>
    </Section>
  );
}
