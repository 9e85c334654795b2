import { existsSync, readFileSync } from "node:fs";

/** One line of output. `ratio` is our time over the other's: 4 is four times slower, 0.1 ten times faster. */
export type Row = {
  suite: string;
  row: string;
  median: number;
  min: number;
  max: number;
  unit: "ms" | "pupils/s" | "cost";
  against: string;
  ratio: number;
  /** The most memory the measured process ever held, in megabytes. */
  peakMb: number;
  /** Above what it held before the work, when each turn has a process of its own. */
  growthMb?: number;
  /** Of what had to be found, the part that was: 1 is all of it. */
  foundShare?: number;
  /** Of a row that holds several kinds of work: the 95th percentile of each, and the one that the row's figures are of. */
  p95?: Readonly<Record<string, number>>;
  worst?: string;
  /** Whether the worst keeps under the figure required. */
  holds?: boolean;
  runs: number;
};

/** What one turn measured on each side, in milliseconds. */
export type Turn = { ours: number; theirs: number };

/** Measures both sides turn after turn, so that what slows the machine slows both; the first turn warms them. */
export async function takeTurns<Measured>(runs: number, turn: () => Promise<Measured>): Promise<Measured[]> {
  await turn();
  const turns: Measured[] = [];
  for (let run = 0; run < runs; run += 1) turns.push(await turn());
  return turns;
}

export function compare(
  facts: Pick<Row, "suite" | "row" | "against" | "peakMb">,
  turns: readonly Turn[],
): Row {
  const ours = turns.map((turn) => turn.ours);
  return {
    suite: facts.suite,
    row: facts.row,
    median: rounded(median(ours)),
    min: rounded(Math.min(...ours)),
    max: rounded(Math.max(...ours)),
    unit: "ms",
    against: facts.against,
    ratio: rounded(median(ours) / median(turns.map(({ theirs }) => theirs))),
    peakMb: facts.peakMb,
    runs: turns.length,
  };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Times the work so many times, one after the other. */
export async function timedEach(count: number, work: (rank: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let rank = 0; rank < count; rank += 1) times.push(await timed(() => work(rank)));
  return times;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** The time that 95 in 100 do not exceed. */
export const percentile95 = (values: readonly number[]) => quantile(values, 0.95);

const kernelKb = (pid: number | "self", field: "VmHWM" | "VmRSS"): number => {
  const file = `/proc/${pid}/status`;
  const status = existsSync(file) ? readFileSync(file, "utf8") : "";
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0);
};

/** The most memory a process ever held, in megabytes. Only Linux tells it: elsewhere, zero. */
export const peakMbOf = (pid: number | "self"): number => Math.round(kernelKb(pid, "VmHWM") / 1024);

/** What this process holds now, counted as its peak is. */
export const heldMb = (): number => Math.round(kernelKb("self", "VmRSS") / 1024);

export const ownPeakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const rounded = (value: number) => Number(value.toFixed(2));
