import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { chooseColumns } from "@/lib/imports/actions";
import { type ColumnField, columnFields, describeField, type Mapping } from "@/lib/imports/rules/columns";
import { describeColumn } from "@/lib/imports/rules/preview/wording";

type Props = {
  uai: string;
  importId: string;
  header: readonly string[];
  mapping: Mapping;
  /** Examples of each column, in the order of columns. */
  examples: readonly (readonly string[])[];
};

const required: ReadonlySet<ColumnField> = new Set(["lastName", "firstName"]);

/** Which column holds what, the guesses already chosen; remembered for the next file with the same titles. */
export function ColumnsForm({ uai, importId, header, mapping, examples }: Props) {
  const options = header.map((title, index) => ({
    value: String(index),
    label: describeColumn(title, index),
  }));
  return (
    <ActionForm
      action={chooseColumns}
      uai={uai}
      submitLabel="Lire le fichier avec ces colonnes"
      aside={<LinkButton href={`/e/${uai}/imports/${importId}`}>Revenir à l’import</LinkButton>}
    >
      <input type="hidden" name="importId" value={importId} />
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {columnFields.map((field) => {
          const column = mapping[field];
          return (
            <Select
              key={field}
              name={field}
              label={describeField(field)}
              optional={!required.has(field)}
              placeholder="Aucune colonne"
              options={options}
              defaultValue={column === null ? undefined : String(column)}
              help={helpOf(examples[column ?? -1])}
            />
          );
        })}
      </div>
    </ActionForm>
  );
}

export function helpOf(examples: readonly string[] | undefined): string | undefined {
  if (!examples || examples.length === 0) return undefined;
  return `Par exemple : ${examples.slice(0, 3).join(" ; ")}`;
}
