import { StepUpField } from "@/components/ui/form/step-up-field";
import { Button } from "@/components/ui/button";

export const reprintFormId = "reimpression";

type Props = { uai: string; campaignId: string; className: string; needsCode: boolean };

/** Every reprint button of the register belongs to this form: a POST, so that no link prints a password. */
export function ReprintForm({ uai, campaignId, className, needsCode }: Props) {
  return (
    <form id={reprintFormId} method="post" action={`/api/feuilles/${uai}`} className="contents">
      <input type="hidden" name="campaignId" value={campaignId} />
      <input type="hidden" name="classe" value={className} />
      <input type="hidden" name="contenu" value="SLIPS" />
      <input type="hidden" name="parPage" value="1" />
      {needsCode && (
        <div className="mb-4 rounded-md border border-line bg-sunken px-5 py-4 print:hidden">
          <p className="mb-3 max-w-text">
            Pour réimprimer une feuille, donnez d’abord un code : le geste est écrit au journal, et l’ancienne
            feuille reste valable.
          </p>
          <StepUpField formId={reprintFormId} reason={null} />
        </div>
      )}
    </form>
  );
}

/** The teacher's page, to tick by hand where there is no screen: names only. */
export function ReceiversForm({ uai, campaignId, className }: Omit<Props, "needsCode">) {
  return (
    <form method="post" action={`/api/emargement/${uai}`}>
      <input type="hidden" name="campaignId" value={campaignId} />
      <input type="hidden" name="classe" value={className} />
      <Button type="submit" icon="print">
        Liste d’émargement
      </Button>
    </form>
  );
}
