"use client";

import { controlLook, describedBy, FieldFrame, type FieldWords } from "./field-frame";
import { useFieldResult } from "./form-result";

export type Option = { value: string; label: string };

type Props = FieldWords & {
  options: readonly Option[];
  /** Words of the empty choice; without them the first option is chosen. */
  placeholder?: string;
  defaultValue?: string | undefined;
};

/** One choice among many, with the list of the system. */
export function Select({ name, label, help, optional = false, options, placeholder, defaultValue }: Props) {
  const { id, errors, sent } = useFieldResult(name);
  const chosen = sent ?? defaultValue;
  return (
    <FieldFrame id={id} label={label} help={help} optional={optional} errors={errors}>
      <select
        // React forgets a new default value of a list when it empties the form: a new key draws it again.
        key={chosen}
        id={id}
        name={name}
        required={!optional}
        defaultValue={chosen}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(id, help, errors)}
        className={`${controlLook} min-h-9 py-1.5`}
      >
        {placeholder && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
