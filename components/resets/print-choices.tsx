import { Checkbox, RadioGroup } from "@/components/ui/form/choices";
import { Select } from "@/components/ui/form/select";
import {
  contentsLabels,
  orderLabels,
  qrCodeHelp,
  qrCodeLabel,
  largePrintHelp,
  largePrintLabel,
  secondLanguageLabels,
  slipsPerPageLabels,
} from "@/lib/sheets/rules/layout";

const choicesOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

// An object lists whole numbers first, smallest first: the usual choice is put back on top.
const slipChoices = choicesOf(slipsPerPageLabels).toReversed();

/** What is printed and how; the usual choice is made already, the rest waits under its own title. */
export function PrintChoices() {
  return (
    <div className="space-y-4">
      <RadioGroup
        name="contenu"
        label="Que faut-il imprimer ?"
        choices={choicesOf(contentsLabels)}
        defaultValue="BOTH"
      />
      <details>
        <summary className="link w-fit cursor-pointer">Format, grands caractères, seconde langue</summary>
        <div className="grid gap-x-10 gap-y-4 pt-4 md:grid-cols-2">
          <RadioGroup name="parPage" label="Étiquettes" choices={slipChoices} defaultValue="8" />
          <RadioGroup name="ordre" label="Ordre" choices={choicesOf(orderLabels)} defaultValue="NAME" />
          <Checkbox name="grandsCaracteres" label={largePrintLabel} help={largePrintHelp} />
          <Checkbox name="qr" label={qrCodeLabel} help={qrCodeHelp} />
          <Select
            name="langue"
            label="Seconde langue"
            help="Quelques phrases de plus, pour une famille qui ne lit pas le français."
            optional
            placeholder="Aucune"
            options={choicesOf(secondLanguageLabels)}
          />
        </div>
      </details>
    </div>
  );
}
