import { closeDatabase } from "@/lib/platform/database/client";
import { runCampaign } from "@/lib/resets/jobs";
import type { TestOperator } from "@/tests/support/factories";
import { workQueue } from "@/tests/support/queue";
import {
  type BenchSchool,
  benchClasses,
  makeBenchSchool,
  printEachClass,
  startBenchCampaign,
} from "../campaigns";
import { heldMb, peakMbOf, timed } from "../measure";

/** What a fresh process needs for one campaign and one document a class. */
export type LargeTurn = { resetMs: number; printMs: number; heldMb: number; peakMb: number };

export type LargeOrder = { uai: string; principal: TestOperator; pupilCount: number; classCount: number };

const warmUp = { pupilCount: 300, classCount: 12 };

async function perform(school: BenchSchool, classCount: number): Promise<[number, number]> {
  let campaignId = "";
  const resetMs = await timed(async () => {
    campaignId = await startBenchCampaign(school);
    await workQueue([runCampaign]);
  });
  const printMs = await timed(() => printEachClass(school, campaignId, benchClasses(classCount)));
  return [resetMs, printMs];
}

const { classCount, ...school } = JSON.parse(process.argv[2] ?? "") as LargeOrder;
await perform(await makeBenchSchool(warmUp.pupilCount, warmUp.classCount), warmUp.classCount);
// What a first campaign of any size makes a process load and compile is not what a large one costs.
const before = heldMb();
const [resetMs, printMs] = await perform(school, classCount);
await closeDatabase();
process.send?.({ resetMs, printMs, heldMb: before, peakMb: peakMbOf("self") } satisfies LargeTurn);
