"use client";

import { createContext, useContext, useId } from "react";
import type { ActionResult } from "@/lib/action-result";

export type FormResult = { formId: string; result: ActionResult };

export const FormResultContext = createContext<FormResult | null>(null);

/** Id of a field, so that the summary of errors can point at it. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** What a field must show again after a sending: its errors, and what was typed. */
export function useFieldResult(name: string): {
  id: string;
  errors: string[];
  sent: string | null | undefined;
} {
  const ownId = useId();
  const form = useContext(FormResultContext);
  if (!form) return { id: fieldId(ownId, name), errors: [], sent: undefined };

  const { formId, result } = form;
  const errors = result.status === "invalid" ? (result.fields[name] ?? []) : [];
  // An unticked box is not sent at all: absent among the values means empty, not unknown.
  const sent = "values" in result ? (result.values[name] ?? null) : undefined;
  return { id: fieldId(formId, name), errors, sent };
}
