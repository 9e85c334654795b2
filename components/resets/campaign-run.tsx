import { ActionForm } from "@/components/ui/action-form";
import { AutoRefresh } from "@/components/ui/auto-refresh";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { cancelCampaign } from "@/lib/resets/actions/campaigns";
import { count } from "@/lib/french";

type Props = {
  uai: string;
  campaignId: string;
  doneCount: number;
  failedCount: number;
  selectedCount: number;
  lastDone: { name: string; className: string | null } | null;
  /** Seconds left at the speed seen so far; null while nothing can be said. */
  secondsLeft: number | null;
  canCancel: boolean;
};

/** A campaign while it runs: the page follows by itself, and may be left. */
export function CampaignRun(props: Props) {
  const { uai, campaignId, doneCount, failedCount, selectedCount, lastDone, secondsLeft, canCancel } = props;
  const left = Math.max(selectedCount - doneCount - failedCount, 0);
  return (
    <div className="space-y-5">
      <AutoRefresh />
      <Progress
        label="Réinitialisation des mots de passe"
        done={doneCount + failedCount}
        total={selectedCount}
        remaining={secondsLeft === null ? undefined : `environ ${count(secondsLeft, "seconde")}`}
      >
        {lastDone && (
          <p>
            Dernier fait&nbsp;: {lastDone.name}
            {lastDone.className !== null && ` (${lastDone.className})`}.
          </p>
        )}
        {failedCount > 0 && <p>{count(failedCount, "échec")} jusqu’ici.</p>}
        <p>
          Vous pouvez fermer cette page&nbsp;: la campagne continue. Elle se met à jour toute seule, ou en la
          rechargeant.
        </p>
      </Progress>
      {canCancel && (
        <Dialog trigger="Arrêter la campagne" title="Arrêter la campagne ?" danger triggerTone="secondary">
          <Consequences
            what="La campagne s’arrête entre deux élèves."
            who={`${count(left, "élève")} gardent leur ancien mot de passe ; ${count(doneCount, "élève")} ont déjà le nouveau.`}
            undo="Une campagne arrêtée ne reprend pas : on en prépare une nouvelle pour les élèves restants."
          />
          <ActionForm
            action={cancelCampaign}
            uai={uai}
            tone="danger"
            submitLabel="Arrêter la campagne"
            aside={<DialogCancel />}
          >
            <input type="hidden" name="campaignId" value={campaignId} />
          </ActionForm>
        </Dialog>
      )}
    </div>
  );
}
