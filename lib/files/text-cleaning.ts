/** Before it, a year is a slip of the pen. */
const earliestYear = 1900;

/** Words of Latin letters and signs, one space apart: most texts, which have nothing to clean. */
const clean = /^[!-~\u{A1}-\u{2FF}]+(?: [!-~\u{A1}-\u{2FF}]+)*$/u;

/** Signs that nobody sees, and that turn what follows: a name written with them shows as another. */
const invisible = /[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}\u{2066}-\u{2069}]/gu;

/** NFC, invisible signs removed, control characters and runs of white space made one space, trimmed. */
export function cleanText(text: string): string {
  if (clean.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(invisible, "")
    .replace(/[\s\p{Cc}\u{FEFF}]+/gu, " ")
    .trim();
}

/** `cleanText`, or null when nothing is left. */
export function cleanOptional(text: string | undefined): string | null {
  return cleanText(text ?? "") || null;
}

/** True when accents were lost before the file came: UTF-8 read as Windows-1252, or signs already replaced. */
export function hasDamagedAccents(text: string): boolean {
  return /\u{FFFD}|Ã[\u0080-\u00BF\u0152-\u017E\u02C6\u02DC\u2013-\u2122]|â€/u.test(text);
}

/**
 * “AAAA-MM-JJ” from JJ/MM/AAAA or AAAA-MM-JJ, a time of day after it being dropped; null when there is no such day.
 */
export function parseDay(text: string): string | null {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})(?:[ T]|$)/.exec(text);
  if (french) return existingDay(french[3], french[2], french[1]);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]|$)/.exec(text);
  return iso ? existingDay(iso[1], iso[2], iso[3]) : null;
}

function existingDay(year = "", month = "", day = ""): string | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists =
    Number(year) >= earliestYear &&
    date.getUTCDate() === Number(day) &&
    date.getUTCMonth() === Number(month) - 1;
  return exists ? `${year}-${month}-${day}` : null;
}
