import { fieldId } from "@/components/ui/form/form-result";
import type { ReviewDecision } from "@/lib/reviews/rules/decisions";

/** Finds the fields of this form alone. */
export function fieldFinder(formId: string) {
  return (name: string): HTMLInputElement | null => {
    const found = document.getElementById(fieldId(formId, name));
    return found instanceof HTMLInputElement ? found : null;
  };
}

/** A reason that was only offered for another decision is no reason to keep. */
export function keep(form: HTMLFormElement | null, reason: HTMLInputElement | null, offered: string): void {
  if (reason?.value === offered) reason.value = reason.defaultValue;
  press(form, "KEEP");
}

export function begin(
  reason: HTMLInputElement | null,
  first: HTMLInputElement | null,
  offered: string,
): void {
  if (reason?.value === "") reason.value = offered;
  first?.focus();
  if (first?.type === "text") first.select();
}

export function press(form: HTMLFormElement | null, decision: ReviewDecision): void {
  const button = form?.querySelector<HTMLButtonElement>(`button[value=${decision}]:not(:disabled)`);
  if (button) form?.requestSubmit(button);
}
