"use client";

import type { ComponentProps } from "react";
import { controlLook, describedBy, FieldFrame, type FieldWords } from "./field-frame";
import { useFieldResult } from "./form-result";

type Props = FieldWords & Omit<ComponentProps<"textarea">, "name" | "id" | "className" | "required">;

/** Several lines of text, for a reason or a pasted list. */
export function Textarea({ name, label, help, optional = false, rows = 4, defaultValue, ...rest }: Props) {
  const { id, errors, sent } = useFieldResult(name);
  return (
    <FieldFrame id={id} label={label} help={help} optional={optional} errors={errors}>
      <textarea
        {...rest}
        id={id}
        name={name}
        rows={rows}
        required={!optional}
        defaultValue={sent ?? defaultValue}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(id, help, errors)}
        className={`${controlLook} py-2`}
      />
    </FieldFrame>
  );
}
