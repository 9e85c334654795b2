// U+0000 and the halves of surrogate pairs that stand alone: neither PostgreSQL nor the canonical journal keeps them.
const unstorable = /[\u{0}\p{Cs}]/u;
const everyUnstorable = new RegExp(unstorable, "gu");

export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

/** The text with U+FFFD in place of what cannot be kept: no stored text holds it, so a search finds nothing. */
export function storableText(text: string): string {
  return text.replace(everyUnstorable, "\u{FFFD}");
}

/** The same value, every text in its lists and plain objects made storable. */
export function storable<Value>(value: Value): Value {
  return replaceTexts(value) as Value;
}

function replaceTexts(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(replaceTexts);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, replaceTexts(held)]));
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
