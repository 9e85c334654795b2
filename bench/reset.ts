import { runCampaign } from "@/lib/resets/jobs";
import { workQueue } from "@/tests/support/queue";
import { analyse, withDatabase } from "./bench-database";
import { makeBenchSchool, printEachClass, startBenchCampaign } from "./campaigns";
import { compare, ownPeakMb, type Row, takeTurns, timed } from "./measure";
import { loadPdfFloor } from "./pdf-floor";
import { prepareFloor } from "./reset-floor";

const pupilCount = 1_000;
const classCount = 24;

/**
 * From the confirmed wizard to the last byte of paper: the campaign through its door and its job, then a document of
 * lists and slips for each class. Beside it, the same pupils updated by two bare statements and drawn by the floor.
 */
export async function resetSuite(runs: number): Promise<Row[]> {
  const pdfFloor = await loadPdfFloor();
  return withDatabase(async (migrationUrl) => {
    const turns = await takeTurns(runs, async () => {
      const school = await makeBenchSchool(pupilCount, classCount);
      // As autovacuum does within the minute of an import: a school does not reset its pupils in the same second.
      await analyse(migrationUrl);
      let campaignId = "";
      const reset = await timed(async () => {
        campaignId = await startBenchCampaign(school);
        await workQueue([runCampaign]);
      });
      const floor = await prepareFloor(pdfFloor, school, campaignId);
      const print = await timed(() => printEachClass(school, campaignId, floor.classNames));
      const update = await timed(floor.update);
      const draw = await timed(floor.draw);
      return { reset, print, update, draw };
    });
    const peakMb = ownPeakMb();
    const row = (
      name: string,
      against: string,
      ours: (turn: (typeof turns)[number]) => number,
      theirs: (turn: (typeof turns)[number]) => number,
    ) =>
      compare(
        { suite: "reset", row: name, against, peakMb },
        turns.map((turn) => ({ ours: ours(turn), theirs: theirs(turn) })),
      );
    return [
      row(
        "reset-1000",
        "bare-update+pdf-floor",
        ({ reset, print }) => reset + print,
        ({ update, draw }) => update + draw,
      ),
      row(
        "reset-1000-campaign",
        "bare-update",
        ({ reset }) => reset,
        ({ update }) => update,
      ),
      row(
        "reset-1000-print",
        "pdf-floor",
        ({ print }) => print,
        ({ draw }) => draw,
      ),
    ];
  });
}
