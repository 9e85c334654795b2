import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { count } from "@/lib/french";
import { closeCampaign, retryCampaign } from "@/lib/resets/actions/campaigns";

type Props = { uai: string; campaignId: string; printable: number; failedCount: number; needsCode: boolean };

/** Ends the campaign for good. */
export function CloseGesture({ uai, campaignId, printable }: Omit<Props, "failedCount" | "needsCode">) {
  return (
    <Dialog trigger="Clore la campagne" title="Clore la campagne ?" danger triggerTone="secondary">
      <Consequences
        what="Les mots de passe provisoires sont effacés : plus rien ne pourra être imprimé."
        who={`${count(printable, "élève")} dont la feuille peut encore être imprimée.`}
        undo="Non. Pour un élève qui a perdu sa feuille, il faudra le réinitialiser de nouveau."
      />
      <ActionForm
        action={closeCampaign}
        uai={uai}
        tone="danger"
        submitLabel="Clore et effacer les mots de passe"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="campaignId" value={campaignId} />
      </ActionForm>
    </Dialog>
  );
}

/** Takes the failed pupils again, and only them. */
export function RetryGesture({ uai, campaignId, failedCount, needsCode }: Omit<Props, "printable">) {
  return (
    <ActionForm
      action={retryCampaign}
      uai={uai}
      stepUpNeeded={needsCode}
      tone="secondary"
      submitLabel={`Relancer ${count(failedCount, "échec")}`}
    >
      <input type="hidden" name="campaignId" value={campaignId} />
    </ActionForm>
  );
}
