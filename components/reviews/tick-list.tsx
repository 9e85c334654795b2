"use client";

import { FieldError, FieldHelp } from "@/components/ui/form/field-frame";
import { useFieldResult } from "@/components/ui/form/form-result";

type Props = {
  name: string;
  legend: string;
  help?: string;
  options: readonly { value: string; label: string }[];
  chosen?: readonly string[];
};

/** Beyond, the list scrolls in a frame whose last line is cut: it is seen to go on. */
const mostWhole = 20;
const scrolled = "max-h-76 overflow-y-auto rounded-md border border-edge px-3";

/** Several things to choose; what was ticked comes back with an error. */
export function TickList({ name, legend, help, options, chosen = [] }: Props) {
  const { id, errors, sent } = useFieldResult(name);
  const ticked = sent === undefined ? chosen : (sent ?? "").split("\n");
  const described = [help ? `${id}-help` : "", errors.length > 0 ? `${id}-error` : ""].filter(Boolean);
  return (
    <fieldset className="min-w-0" aria-describedby={described.join(" ") || undefined}>
      <legend className="mb-1 font-medium">{legend}</legend>
      <FieldHelp id={id}>{help}</FieldHelp>
      <div
        className={`mt-1.5 grid max-w-text grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-6 ${options.length > mostWhole ? scrolled : ""}`}
      >
        {options.map(({ value, label }, rank) => (
          <label
            key={`${value} ${sent ?? ""}`}
            className="flex min-h-8 items-center gap-2 border-b border-line"
          >
            <input
              type="checkbox"
              // The summary of errors points at the first choice.
              id={rank === 0 ? id : undefined}
              name={name}
              value={value}
              defaultChecked={ticked.includes(value)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1 break-words">{label}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} errors={errors} />
    </fieldset>
  );
}
