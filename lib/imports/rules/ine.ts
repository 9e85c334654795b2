const forms = [/^\d{9}[A-Z]{2}$/, /^\d{10}[A-Z]$/, /^\d{4}A\d{5}[A-Z]$/];

/** True when the text has one of the three forms of an INE: RNIE, BEA, apprentices. Its key is not published. */
export function isIne(text: string): boolean {
  return forms.some((form) => form.test(text));
}
