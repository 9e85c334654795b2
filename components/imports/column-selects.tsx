import { Select } from "@/components/ui/form/select";
import { describeColumn } from "@/lib/imports/rules/preview/wording";

type Props<Field extends string> = {
  fields: readonly Field[];
  /** French name of a field. */
  describe: (field: Field) => string;
  header: readonly string[];
  mapping: Readonly<Record<Field, number | null>>;
  /** Examples of each column, in the order of columns. */
  examples: readonly (readonly string[])[];
};

const required: ReadonlySet<string> = new Set(["lastName", "firstName"]);

/** One list of columns for each field, the guesses already chosen. */
export function ColumnSelects<Field extends string>(props: Props<Field>) {
  const { fields, describe, header, mapping, examples } = props;
  const options = header.map((title, index) => ({
    value: String(index),
    label: describeColumn(title, index),
  }));
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {fields.map((field) => {
        const column = mapping[field];
        return (
          <Select
            key={field}
            name={field}
            label={describe(field)}
            optional={!required.has(field)}
            placeholder="Aucune colonne"
            options={options}
            defaultValue={column === null ? undefined : String(column)}
            help={helpOf(examples[column ?? -1])}
          />
        );
      })}
    </div>
  );
}

function helpOf(examples: readonly string[] | undefined): string | undefined {
  if (!examples || examples.length === 0) return undefined;
  return `Par exemple : ${examples.slice(0, 3).join(" ; ")}`;
}
