import { Button } from "@/components/ui/button";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { SelectionBar } from "@/components/ui/list/selection-bar";
import { type BatchGesture, gestureWords } from "@/lib/batches/rules/gestures";

type Props = {
  uai: string;
  formId: string;
  tickName: string;
  total: number;
  crowd: "EVERYBODY" | "GUESTS";
  filter: readonly (readonly [name: string, value: string])[];
  gestures: readonly BatchGesture[];
};

/** Takes the ticked accounts, or all that match, to the dry run of a gesture: a plain form that writes nothing. */
export function BatchBar({ uai, formId, tickName, total, crowd, filter, gestures }: Props) {
  return (
    <form id={formId} method="get" action={`/e/${uai}/comptes-invites/lot`} className="contents">
      <HiddenFields fields={filter} />
      <input type="hidden" name="crowd" value={crowd} />
      <SelectionBar
        formId={formId}
        name={tickName}
        total={total}
        singular="compte sélectionné"
        plural="comptes sélectionnés"
      >
        {gestures.map((gesture) => (
          <Button key={gesture} type="submit" name="geste" value={gesture}>
            {gestureWords[gesture].verb}
          </Button>
        ))}
      </SelectionBar>
    </form>
  );
}
