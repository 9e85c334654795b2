import { isStorable } from "./storable-text";

const unstorableText =
  "Ce champ contient un signe invisible que la console ne peut pas enregistrer : effacez-le et retapez-le.";

/** A forged call may bring anything in place of a form: it then counts as an empty one. */
export function formFrom(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData();
}

export function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}

/** A field sent once is a text, sent several times a list of texts; files never come through here. */
export function fieldsOf(form: FormData): Record<string, string | string[]> {
  // As entries, a field called “__proto__” is only a field.
  return Object.fromEntries(
    [...textsOf(form)].map(([name, texts]) => [name, texts.length === 1 ? (texts[0] ?? "") : texts]),
  );
}

/** One sentence for each field that could not be kept; null when all can. */
export function unstorableFields(form: FormData): Record<string, string[]> | null {
  const faults = [...textsOf(form)].filter(([, texts]) => !texts.every(isStorable));
  return faults.length === 0 ? null : Object.fromEntries(faults.map(([name]) => [name, [unstorableText]]));
}

/** What the screen shows again after a refusal, several texts one a line: never a password, a code nor a link. */
export function echoOf(form: FormData): Record<string, string> {
  const shown = [...textsOf(form)].filter(([name]) => !/password|code|token|^\$ACTION/i.test(name));
  return Object.fromEntries(shown.map(([name, texts]) => [name, texts.join("\n")]));
}

function textsOf(form: FormData): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string") continue;
    const known = texts.get(name);
    if (known) known.push(value);
    else texts.set(name, [value]);
  }
  return texts;
}
