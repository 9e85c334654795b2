import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { choosePeopleColumns } from "@/lib/imports/actions";
import {
  describePersonField,
  fieldsOf,
  type PeopleKind,
  type PeopleMapping,
  type PersonField,
} from "@/lib/imports/rules/people/columns";
import { describeColumn } from "@/lib/imports/rules/preview/wording";
import { helpOf } from "./columns-form";

type Props = {
  uai: string;
  importId: string;
  kind: PeopleKind;
  header: readonly string[];
  mapping: PeopleMapping;
  /** Examples of each column, in the order of columns. */
  examples: readonly (readonly string[])[];
};

const required: ReadonlySet<PersonField> = new Set(["lastName", "firstName"]);

/** Which column holds what in a list of accounts or of guests; remembered for the next file with the same titles. */
export function PeopleColumnsForm({ uai, importId, kind, header, mapping, examples }: Props) {
  const options = header.map((title, index) => ({
    value: String(index),
    label: describeColumn(title, index),
  }));
  return (
    <ActionForm
      action={choosePeopleColumns}
      uai={uai}
      submitLabel="Lire le fichier avec ces colonnes"
      aside={<LinkButton href={`/e/${uai}/imports/${importId}`}>Revenir à l’import</LinkButton>}
    >
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="kind" value={kind} />
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {fieldsOf(kind).map((field) => {
          const column = mapping[field];
          return (
            <Select
              key={field}
              name={field}
              label={describePersonField(field)}
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
