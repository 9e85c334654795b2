import type { CutLine } from "./clues";
import type { Certainty, DoubtReason, Evidence, Finding } from "./matching";

/** First and last number of lines that follow each other. */
export type LineRange = [first: number, last: number];

/** What a leaked list led to: numbers of lines and ids of pupils, never a word of the list. */
export type LeakMatches = {
  /** Lines that hold something; among them, those that speak of nobody, and those cut after an account. */
  lines: number;
  silent: number;
  cut: number;
  found: { id: string; certainty: Certainty; by: Evidence; lines: LineRange[] }[];
  doubts: { reason: DoubtReason; ids: readonly string[]; lines: LineRange[] }[];
  vague: LineRange[];
  none: LineRange[];
};

/** How many lines the ranges hold. */
export const countLines = (ranges: readonly LineRange[]): number =>
  ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** "ligne 3", "lignes 3, 7 à 12 et 80 autres": at most `shown` ranges. */
export function describeLines(ranges: readonly LineRange[], shown = 20): string {
  const total = countLines(ranges);
  const told = ranges.slice(0, shown);
  const words = told.map(([first, last]) => rangeWords(first, last));
  const left = total - countLines(told);
  const list = left > 0 ? `${words.join(", ")} et ${left} autre${left > 1 ? "s" : ""}` : words.join(", ");
  return `ligne${total > 1 ? "s" : ""} ${list}`;
}

function rangeWords(first: number, last: number): string {
  if (first === last) return String(first);
  return last === first + 1 ? `${first}, ${last}` : `${first} à ${last}`;
}

/** The counts that the journal keeps of a list. */
export function summariseMatches({ lines, found, doubts, vague, none }: LeakMatches) {
  return {
    lines,
    exact: found.filter(({ certainty }) => certainty === "EXACT").length,
    normalised: found.filter(({ certainty }) => certainty === "NORMALISED").length,
    doubtful: doubts.length,
    without: countLines(none) + countLines(vague),
  };
}

/** Pupils that the operator may take: those found and the candidates of every doubt. */
export function everyCandidate({ found, doubts }: LeakMatches): Set<string> {
  return new Set([...found.map(({ id }) => id), ...doubts.flatMap(({ ids }) => ids)]);
}

/** Gathers the findings line after line: a pupil once, under the surest of the lines; the same doubt once. */
export function createGathering(): {
  add: (line: number, cut: CutLine, finding: Finding | null) => void;
  end: (order: (id: string) => number) => LeakMatches;
} {
  const counts = { lines: 0, silent: 0, cut: 0 };
  const found = new Map<string, LeakMatches["found"][number]>();
  const doubts = new Map<string, LeakMatches["doubts"][number]>();
  const vague: LineRange[] = [];
  const none: LineRange[] = [];
  const keep = (line: number, finding: Finding) => {
    if (finding.kind === "NONE") addLine(none, line);
    else if (finding.kind === "VAGUE") addLine(vague, line);
    else if (finding.kind === "DOUBTFUL") {
      const key = `${finding.reason} ${[...finding.ids].sort().join(" ")}`;
      const held = doubts.get(key) ?? { reason: finding.reason, ids: finding.ids, lines: [] };
      addLine(held.lines, line);
      doubts.set(key, held);
    } else {
      const { id, certainty, by } = finding;
      const held = found.get(id) ?? { id, certainty, by, lines: [] };
      addLine(held.lines, line);
      const isSurer = held.certainty === "NORMALISED" && certainty === "EXACT";
      found.set(id, isSurer ? { ...held, certainty, by } : held);
    }
  };
  return {
    add(line, cut, finding) {
      counts.lines += 1;
      if (cut.cut) counts.cut += 1;
      if (finding === null) counts.silent += 1;
      else keep(line, finding);
    },
    end: (order) => ({
      ...counts,
      found: [...found.values()].sort((one, other) => order(one.id) - order(other.id)),
      doubts: [...doubts.values()],
      vague,
      none,
    }),
  };
}

function addLine(ranges: LineRange[], line: number): void {
  const last = ranges.at(-1);
  if (last?.[1] === line - 1) last[1] = line;
  else ranges.push([line, line]);
}
