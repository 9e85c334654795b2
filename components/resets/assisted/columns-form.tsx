import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { chooseListColumns } from "@/lib/resets/actions/lists";
import { describeListField, type ListColumns, listFields } from "@/lib/resets/rules/received-list/columns";

type Props = {
  uai: string;
  campaignId: string;
  listId: string;
  header: readonly string[];
  columns: ListColumns;
  className: string | null;
  /** The classes of the campaign. */
  classes: readonly string[];
  /** Examples of each column, in the order of columns; none where a password might be. */
  examples: readonly (readonly string[])[];
};

/** Which column of a list holds what, the guesses already chosen. */
export function ListColumnsForm({ uai, campaignId, listId, ...list }: Props) {
  const { header, columns, className, classes, examples } = list;
  const options = header.map((title, index) => ({
    value: String(index),
    label: title === "" ? `Colonne ${index + 1}, sans titre` : title,
  }));
  return (
    <ActionForm
      action={chooseListColumns}
      uai={uai}
      submitLabel="Lire la liste avec ces colonnes"
      aside={
        <LinkButton href={`/e/${uai}/reinitialisations/${campaignId}/liste/${listId}`}>
          Revenir au rapport
        </LinkButton>
      }
    >
      <input type="hidden" name="campaignId" value={campaignId} />
      <input type="hidden" name="listId" value={listId} />
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {listFields.map((field) => (
          <Select
            key={field}
            name={field}
            label={describeListField(field)}
            optional={field !== "provisionalPassword"}
            placeholder="Aucune colonne"
            options={options}
            defaultValue={columns[field]?.toString()}
            help={helpOf(examples[columns[field] ?? -1])}
          />
        ))}
        <Select
          name="classe"
          label="Classe de toute la liste"
          help="Si aucune colonne ne dit la classe : elle aide à reconnaître les élèves par leur nom."
          optional
          placeholder="Dite par une colonne, ou plusieurs classes"
          options={classes.map((name) => ({ value: name, label: name }))}
          defaultValue={className ?? undefined}
        />
      </div>
    </ActionForm>
  );
}

function helpOf(examples: readonly string[] | undefined): string | undefined {
  if (!examples || examples.length === 0) return undefined;
  return `Par exemple : ${examples.join(" ; ")}`;
}
