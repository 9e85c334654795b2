/** NFC, control characters and runs of white space made one space, trimmed. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\p{Cc}\u{FEFF}]+/gu, " ")
    .trim();
}

/** `cleanText`, or null when nothing is left. */
export function cleanOptional(text: string | undefined): string | null {
  return cleanText(text ?? "") || null;
}

/**
 * “AAAA-MM-JJ” from JJ/MM/AAAA or AAAA-MM-JJ, a time of day after it being dropped; null when there is no such day.
 */
export function parseDay(text: string): string | null {
  const iso = text
    .replace(/^(\d{2})\/(\d{2})\/(\d{4})/, "$3-$2-$1")
    .match(/^(\d{4}-\d{2}-\d{2})(?:[ T]|$)/)?.[1];
  if (iso === undefined) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
