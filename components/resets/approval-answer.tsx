import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/form/textarea";
import { TypedCountField } from "@/components/ui/form/typed-count-field";
import { count } from "@/lib/french";
import { approveCampaign, declineCampaign } from "@/lib/resets/actions/approvals";

type Props = {
  uai: string;
  campaign: { id: string; selectedCount: number; createdByName: string };
  mayDecline: boolean;
  needsCode: boolean;
};

/** Yes, with the number typed and the second factor; or no, with a reason. */
export function ApprovalAnswer({ uai, campaign, mayDecline, needsCode }: Props) {
  const { id, selectedCount, createdByName } = campaign;
  const passwords = count(selectedCount, "mot de passe", "mots de passe");
  return (
    <div className="space-y-4">
      <p className="max-w-text">
        Si vous approuvez, {count(selectedCount, "mot de passe change", "mots de passe changent")} aussitôt et
        les sessions ouvertes se ferment. On ne revient pas en arrière. Si un seul élève entre dans le choix
        ou en sort avant votre réponse, la demande prend fin.
      </p>
      <ActionForm
        action={approveCampaign}
        uai={uai}
        stepUpNeeded={needsCode}
        submitLabel={`Approuver et réinitialiser ${passwords}`}
      >
        <input type="hidden" name="campaignId" value={id} />
        <TypedCountField name="nombre" expected={selectedCount} />
      </ActionForm>
      {mayDecline && (
        <Dialog trigger="Refuser" title="Refuser cette demande ?">
          <Consequences
            what="La demande prend fin, et votre motif est montré à la personne qui l’a faite."
            who={createdByName}
            undo="Aucun mot de passe ne change. La campagne peut être demandée de nouveau."
          />
          <ActionForm
            action={declineCampaign}
            uai={uai}
            submitLabel="Refuser la demande"
            aside={<DialogCancel />}
          >
            <input type="hidden" name="campaignId" value={id} />
            <Textarea
              name="motif"
              label="Motif du refus"
              help="Une phrase, 10 caractères au moins ; elle est écrite au journal."
              rows={2}
              maxLength={300}
            />
          </ActionForm>
        </Dialog>
      )}
    </div>
  );
}
