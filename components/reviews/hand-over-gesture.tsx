import { ActionForm } from "@/components/ui/action-form";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/form/choices";
import { Select } from "@/components/ui/form/select";
import { handOverRights } from "@/lib/reviews/actions";
import { optionsOf } from "./progress-table";

type Props = {
  uai: string;
  campaignId: string;
  seq: number;
  waiting: number;
  others: readonly { operatorId: string; name: string }[];
};

/** Confides the line on screen, or all that wait, to another reviewer. */
export function HandOverGesture({ uai, campaignId, seq, waiting, others }: Props) {
  if (others.length === 0 || waiting === 0) return null;
  return (
    <Dialog trigger="Confier à quelqu’un d’autre" title="Confier des droits à revoir">
      <p>La personne est prévenue, et chaque ligne garde votre nom. Vous ne pourrez plus en décider.</p>
      <ActionForm action={handOverRights} uai={uai} submitLabel="Confier" aside={<DialogCancel />}>
        <input type="hidden" name="campaignId" value={campaignId} />
        <input type="hidden" name="ligne" value={seq} />
        <Select name="a" label="À qui" options={optionsOf(others)} />
        <RadioGroup
          name="quoi"
          label="Quoi"
          defaultValue="UNE"
          choices={[
            { value: "UNE", label: "Seulement le droit affiché" },
            { value: "TOUTES", label: `Tout ce qui attend ma décision (${waiting})` },
          ]}
        />
      </ActionForm>
    </Dialog>
  );
}
