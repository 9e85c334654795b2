export const delimiters = [";", ",", "\t"] as const;

export type Delimiter = (typeof delimiters)[number];

/** The delimiter found as often in the header as in the most lines, outside quotes; null when there is none. */
export function guessDelimiter(lines: readonly string[]): Delimiter | null {
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, "").split(delimiter).length - 1);
    const inHeader = counts[0] ?? 0;
    const faithful = counts.filter((count) => count === inHeader).length;
    return { delimiter, inHeader, score: inHeader === 0 ? 0 : faithful * 1000 + Math.min(inHeader, 999) };
  });
  const [best] = scores.sort((one, other) => other.score - one.score);
  return best && best.score > 0 ? best.delimiter : null;
}
