import { useId } from "react";
import { controlLook } from "../form/field-frame";

type Props = { name: string; label: string; value: string | undefined };

/** One day that bounds a list, in a search form; never required. */
export function FilterDate({ name, label, value = "" }: Props) {
  const id = useId();
  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <input
        key={value}
        id={id}
        type="date"
        name={name}
        defaultValue={value}
        className={`${controlLook} h-9 py-1 tabular-nums`}
      />
    </div>
  );
}
