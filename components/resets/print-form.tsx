import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StepUpField } from "@/components/ui/form/step-up-field";
import { PrintChoices } from "./print-choices";

export const printFormId = "impression";

type Props = {
  uai: string;
  campaignId: string;
  printable: number;
  needsCode: boolean;
  /** What the last print answered when no document came. */
  refusal: "code" | "refus" | null;
};

const refusalSentences = {
  code: "Le document n’est pas parti : ce code n’est pas le bon, a expiré ou a déjà servi. Attendez le suivant.",
  refus:
    "Le document n’est pas parti : la campagne a changé ou vous n’en avez plus le droit. Rechargez la page.",
};

/** One form for every print of the campaign: the buttons of the classes belong to it too. A POST, so no link prints. */
export function PrintForm({ uai, campaignId, printable, needsCode, refusal }: Props) {
  return (
    <form
      id={printFormId}
      method="post"
      action={`/api/feuilles/${uai}`}
      className="space-y-4 rounded-md border border-line bg-sunken px-5 py-4 print:hidden"
    >
      <input type="hidden" name="uai" value={uai} />
      <input type="hidden" name="campaignId" value={campaignId} />
      {refusal && (
        <Notice tone="error" live="alert">
          {refusalSentences[refusal]}
        </Notice>
      )}
      <PrintChoices />
      {needsCode && <StepUpField formId={printFormId} reason={null} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" icon="print">
          {`Imprimer toutes les classes (${printable} élève${printable > 1 ? "s" : ""})`}
        </Button>
        <Button type="submit" name="fichier" value="ZIP">
          Un PDF par classe, dans un ZIP
        </Button>
        <p className="text-sm text-muted">Chaque impression est écrite au journal, élève par élève.</p>
      </div>
    </form>
  );
}
