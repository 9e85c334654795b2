"use client";

import { describedBy, FieldError, FieldHelp, type FieldWords } from "./field-frame";
import { useFieldResult } from "./form-result";

const tickLook = "mt-1 size-4 shrink-0 accent-accent";

type CheckboxProps = FieldWords & { value?: string; defaultChecked?: boolean; form?: string | undefined };

/** One thing to say yes to. */
export function Checkbox({
  name,
  label,
  help,
  optional = true,
  value = "on",
  defaultChecked = false,
  form,
}: CheckboxProps) {
  const { id, errors, sent } = useFieldResult(name);
  const checked = sent === undefined ? defaultChecked : sent === value;
  return (
    <div className="max-w-text space-y-1">
      <div className="flex gap-2.5">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          form={form}
          required={!optional}
          defaultChecked={checked}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={describedBy(id, help, errors)}
          className={tickLook}
        />
        <div className="min-w-0">
          <label htmlFor={id}>{label}</label>
          <FieldHelp id={id}>{help}</FieldHelp>
        </div>
      </div>
      <FieldError id={id} errors={errors} />
    </div>
  );
}

export type Choice = { value: string; label: React.ReactNode; help?: React.ReactNode };

type RadioGroupProps = FieldWords & { choices: readonly Choice[]; defaultValue?: string | undefined };

/** One choice among a few, all visible. */
export function RadioGroup({ name, label, help, optional = false, choices, defaultValue }: RadioGroupProps) {
  const { id, errors, sent } = useFieldResult(name);
  const chosen = sent === undefined ? defaultValue : sent;
  return (
    <fieldset aria-describedby={describedBy(id, help, errors)} className="max-w-text space-y-1">
      <legend className="font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (facultatif)</span>}
      </legend>
      <FieldHelp id={id}>{help}</FieldHelp>
      <div className="space-y-2 pt-1">
        {choices.map((choice, index) => {
          // The summary of errors points at the first choice.
          const choiceId = index === 0 ? id : `${id}-${choice.value}`;
          return (
            <div key={choice.value} className="flex gap-2.5">
              <input
                type="radio"
                id={choiceId}
                name={name}
                value={choice.value}
                required={!optional}
                defaultChecked={chosen === choice.value}
                aria-describedby={choice.help ? `${id}-${choice.value}-help` : undefined}
                className={tickLook}
              />
              <div className="min-w-0">
                <label htmlFor={choiceId}>{choice.label}</label>
                <FieldHelp id={`${id}-${choice.value}`}>{choice.help}</FieldHelp>
              </div>
            </div>
          );
        })}
      </div>
      <FieldError id={id} errors={errors} />
    </fieldset>
  );
}
