"use client";

import { Field } from "./field";

/** The exact number typed by hand before a gesture on many: nobody types 612 by mistake. The server checks it. */
export function TypedCountField({ name = "confirmation", expected }: { name?: string; expected: number }) {
  return (
    <Field
      name={name}
      label={`Tapez ${expected} pour confirmer`}
      help="C’est le nombre exact annoncé ci-dessus."
      inputMode="numeric"
      autoComplete="off"
      figures
    />
  );
}
