"use client";

import type { ComponentProps } from "react";
import { controlLook, describedBy, FieldFrame, type FieldWords } from "./field-frame";
import { useFieldResult } from "./form-result";

type InputProps = Omit<ComponentProps<"input">, "name" | "id" | "className" | "required">;

type Props = FieldWords & InputProps & { figures?: boolean };

/** One line of text. Inside an ActionForm it finds its error and what was typed; a password is never given back. */
export function Field({
  name,
  label,
  help,
  optional = false,
  figures = false,
  defaultValue,
  ...input
}: Props) {
  const { id, errors, sent } = useFieldResult(name);
  const kept = input.type === "password" ? undefined : (sent ?? undefined);
  return (
    <FieldFrame id={id} label={label} help={help} optional={optional} errors={errors}>
      <input
        type="text"
        {...input}
        id={id}
        name={name}
        required={!optional}
        defaultValue={kept ?? defaultValue}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(id, help, errors)}
        className={`${controlLook} min-h-9 py-1.5 read-only:bg-sunken ${figures ? "max-w-40 font-mono tabular-nums" : ""}`}
      />
    </FieldFrame>
  );
}
