import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { makeBenchSchool } from "../campaigns";
import { compare, type Row, takeTurns } from "../measure";
import type { LargeOrder, LargeTurn } from "./large-turn";

const sizes = {
  large: { pupilCount: 30_000, classCount: 1_000 },
  small: { pupilCount: 3_000, classCount: 100 },
};
const scale = sizes.large.pupilCount / sizes.small.pupilCount;
const program = path.join(import.meta.dirname, "large-turn.ts");

/**
 * A campaign of 30,000 pupils and a document for each of its 1,000 classes, each time in a fresh process; beside it,
 * ten times the same at 3,000.
 */
export async function largeRows(runs: number): Promise<Row[]> {
  const turns = await takeTurns(runs, async () => ({
    small: await inFreshProcess(sizes.small),
    large: await inFreshProcess(sizes.large),
  }));
  const peakMb = Math.max(...turns.map(({ large }) => large.peakMb));
  const growthMb = Math.max(...turns.map(({ large }) => large.peakMb - large.heldMb));
  const row = (name: string, figureOf: (turn: LargeTurn) => number): Row => ({
    ...compare(
      { suite: "campaign", row: name, against: "ten-of-3000", peakMb },
      turns.map(({ large, small }) => ({ ours: figureOf(large), theirs: figureOf(small) * scale })),
    ),
    growthMb,
  });
  return [
    row("campaign-30000", ({ resetMs, printMs }) => resetMs + printMs),
    row("campaign-30000-reset", ({ resetMs }) => resetMs),
    row("campaign-30000-print", ({ printMs }) => printMs),
  ];
}

async function inFreshProcess({ pupilCount, classCount }: (typeof sizes)["large"]): Promise<LargeTurn> {
  const { uai, principal } = await makeBenchSchool(pupilCount, classCount);
  const order: LargeOrder = { uai, principal, pupilCount, classCount };
  const child = fork(program, [JSON.stringify(order)]);
  const [told] = (await once(child, "message")) as [LargeTurn];
  return told;
}
