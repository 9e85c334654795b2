import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StepUpField } from "@/components/ui/form/step-up-field";

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
      <fieldset className="space-y-2">
        <legend className="mb-1 font-semibold">Que faut-il imprimer&nbsp;?</legend>
        <Contents value="BOTH" label="La liste de la classe et les étiquettes à découper" first />
        <Contents value="LIST" label="La liste de la classe seulement, avec une colonne de signature" />
        <Contents value="SLIPS" label="Les étiquettes seulement, huit par page" />
      </fieldset>
      {needsCode && <StepUpField formId={printFormId} reason={null} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" icon="print">
          {`Imprimer toutes les classes (${printable} élève${printable > 1 ? "s" : ""})`}
        </Button>
        <p className="text-sm text-muted">Chaque impression est écrite au journal, élève par élève.</p>
      </div>
    </form>
  );
}

function Contents({ value, label, first = false }: { value: string; label: string; first?: boolean }) {
  return (
    <label className="flex items-center gap-2.5">
      <input
        type="radio"
        name="contenu"
        value={value}
        defaultChecked={first}
        className="size-4 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
