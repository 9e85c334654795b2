import { ActionForm } from "@/components/ui/action-form";
import { RadioGroup } from "@/components/ui/form/choices";
import { Select } from "@/components/ui/form/select";
import { count, frenchNumber } from "@/lib/french";
import { takeList } from "@/lib/resets/actions/lists";
import { ignoreLine } from "@/lib/resets/rules/received-list/choices";
import type { DoubtView, ListView } from "@/lib/resets/rules/received-list/view";
import { NameList } from "./report-lines";

type Props = { uai: string; campaignId: string; listId: string; needsCode: boolean; view: ListView };

/** The answers to what is doubtful, then the one gesture that seals and destroys. */
export function TakeForm({ uai, campaignId, listId, needsCode, view }: Props) {
  const answers = view.renewed.length + view.doubtful.length > 0 ? ", plus vos choix," : "";
  return (
    <ActionForm
      action={takeList}
      uai={uai}
      stepUpNeeded={needsCode}
      submitLabel={
        view.matched > 0
          ? `Chiffrer ${count(view.matched, "mot de passe", "mots de passe")}${answers} et détruire la liste`
          : "Appliquer ces choix et détruire la liste"
      }
    >
      <input type="hidden" name="campaignId" value={campaignId} />
      <input type="hidden" name="listId" value={listId} />
      <input type="hidden" name="vu" value={view.mark} />
      {view.renewed.length > 0 && <Renewed names={view.renewed} />}
      {view.doubtful.length > 0 && (
        <fieldset className="space-y-5">
          <legend className="mb-3 font-semibold">
            {count(view.doubtful.length, "ligne douteuse", "lignes douteuses")}&nbsp;: de qui s’agit-il&nbsp;?
          </legend>
          {view.doubtful.map((doubt) => (
            <Doubt key={doubt.line} doubt={doubt} />
          ))}
        </fieldset>
      )}
    </ActionForm>
  );
}

function Renewed({ names }: { names: readonly string[] }) {
  return (
    <div className="space-y-3">
      <RadioGroup
        name="renouveles"
        label={`${count(names.length, "élève a", "élèves ont")} déjà un autre mot de passe lu dans cette campagne`}
        help="Si vous les avez réinitialisés de nouveau dans ÉduConnect, cette liste est la bonne ; leurs feuilles déjà imprimées ne servent plus."
        choices={[
          { value: "garder", label: "Garder le mot de passe déjà lu" },
          { value: "remplacer", label: "Prendre celui de cette liste, plus récente" },
        ]}
        defaultValue="garder"
      />
      <details>
        <summary className="link cursor-pointer">Voir leurs noms</summary>
        <NameList names={names} total={names.length} />
      </details>
    </div>
  );
}

function Doubt({ doubt }: { doubt: DoubtView }) {
  const { line, who, className, identifier, why, candidates } = doubt;
  const facts = [className, identifier && `identifiant ${identifier}`].filter(Boolean).join(", ");
  return (
    <Select
      name={`choix-${line}`}
      label={`Ligne ${frenchNumber(line)} : ${who}${facts === "" ? "" : ` (${facts})`}`}
      help={why}
      options={[
        { value: ignoreLine, label: "Ignorer cette ligne" },
        ...candidates.map(({ studentId, label }) => ({ value: studentId, label })),
      ]}
      defaultValue={ignoreLine}
    />
  );
}
