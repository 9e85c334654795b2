import { withDatabase } from "./bench-database";
import { fairnessRows } from "./campaign/fairness";
import { largeRows } from "./campaign/large";
import type { Row } from "./measure";

/** A turn of the large one takes minutes: three are enough, since each compares itself to its own small one. */
const largeRuns = 3;

/** One campaign as large as they come, then what it leaves to the small ones and to the pages. */
export async function campaignSuite(runs: number): Promise<Row[]> {
  return withDatabase(async () => [
    ...(await largeRows(Math.min(runs, largeRuns))),
    ...(await fairnessRows(runs)),
  ]);
}
