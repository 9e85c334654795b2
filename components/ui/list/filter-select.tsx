import { useId } from "react";
import { controlLook } from "../form/field-frame";

type Props = {
  name: string;
  label: string;
  /** Words of the choice that filters nothing: « Toutes ». */
  everything: string;
  options: readonly { value: string; label: string }[];
  value: string | undefined;
};

/** One filter among a few values, in a search form; never required, and it says nothing when left alone. */
export function FilterSelect({ name, label, everything, options, value = "" }: Props) {
  const id = useId();
  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {/* A new key draws the list again when the address changes: React keeps the choice made by hand. */}
      <select key={value} id={id} name={name} defaultValue={value} className={`${controlLook} h-9 py-1`}>
        <option value="">{everything}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
