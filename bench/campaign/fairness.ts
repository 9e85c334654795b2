import { setTimeout as pause } from "node:timers/promises";
import { type BenchSchool, endOfCampaign, isOver, makeBenchSchool, startBenchCampaign } from "../campaigns";
import { compare, median, percentile95, type Row, takeTurns, timed } from "../measure";
import { type WebConsole, withConsole } from "../web-console";

const large = { pupilCount: 30_000, classCount: 1_000 };
const small = { pupilCount: 600, classCount: 24 };
/** On each side and at each turn: a hundred of each in five turns. */
const smallsPerSide = 20;
const readerCount = 4;
const readingMs = 1_000;
const idlePages = 40;

type FairTurn = { alone: number[]; beside: number[]; pagesIdle: number[]; pagesDuring: number[] };

/**
 * One process as it is installed: it answers pages and does two jobs at a time. Small schools of 600 run one after the
 * other, first with nothing beside them, then as many beside a campaign of 30,000. From the confirmed gesture to the
 * last pupil, for each. Meanwhile four people of another school read a page a second each.
 */
export async function fairnessRows(runs: number): Promise<Row[]> {
  return withConsole(async (web) => {
    const turns = await takeTurns(runs, () => takeTurn(web));
    const row = (name: string, against: string, sides: (turn: FairTurn) => [number, number]) =>
      compare(
        { suite: "campaign", row: name, against, peakMb: web.peakMb() },
        turns.map((turn) => {
          const [ours, theirs] = sides(turn);
          return { ours, theirs };
        }),
      );
    return [
      row("fairness-600", "alone", ({ beside, alone }) => [median(beside), median(alone)]),
      row("fairness-600-p95", "alone", ({ beside, alone }) => [percentile95(beside), percentile95(alone)]),
      row("fairness-requests", "idle", ({ pagesDuring, pagesIdle }) => [
        percentile95(pagesDuring),
        percentile95(pagesIdle),
      ]),
      row("fairness-requests-slowest", "idle", ({ pagesDuring, pagesIdle }) => [
        Math.max(...pagesDuring),
        Math.max(...pagesIdle),
      ]),
    ];
  });
}

async function takeTurn(web: WebConsole): Promise<FairTurn> {
  const school = await makeBenchSchool(large.pupilCount, large.classCount);
  const smalls = await makeSmallSchools(2 * smallsPerSide);
  const readers = await makeReaders(web);
  const pagesIdle = await readers.readWhile((read) => read < idlePages);
  let alone: number[] = [];
  await readers.readDuring(async () => {
    alone = await runEach(smalls.slice(0, smallsPerSide));
  });
  let beside: number[] = [];
  const pagesDuring = await readers.readDuring(async () => {
    const campaignId = await startBenchCampaign(school);
    beside = await runEach(smalls.slice(smallsPerSide));
    if (await isOver(school.uai, campaignId))
      throw new Error("The large campaign ended before the small ones: nothing was beside them.");
    await endOfCampaign(school, campaignId);
  });
  return { alone, beside, pagesIdle, pagesDuring };
}

async function makeSmallSchools(count: number): Promise<BenchSchool[]> {
  const schools: BenchSchool[] = [];
  for (let made = 0; made < count; made += 1)
    schools.push(await makeBenchSchool(small.pupilCount, small.classCount));
  return schools;
}

async function runEach(schools: readonly BenchSchool[]): Promise<number[]> {
  const times: number[] = [];
  for (const school of schools)
    times.push(await timed(async () => endOfCampaign(school, await startBenchCampaign(school))));
  return times;
}

/** People who read the pages of a school whose own campaign is over, with a pause after each. */
async function makeReaders(web: WebConsole) {
  const school = await makeBenchSchool(small.pupilCount, small.classCount);
  const campaignId = await startBenchCampaign(school);
  await endOfCampaign(school, campaignId);
  const pages = ["tableau-de-bord", "eleves", `reinitialisations/${campaignId}`];
  let rank = 0;
  const ask = () =>
    web.get(`/e/${school.uai}/${pages[rank++ % pages.length] ?? ""}`, school.principal.sessionToken);

  async function readWhile(goesOn: (read: number) => boolean): Promise<number[]> {
    const times: number[] = [];
    const reader = async (chair: number) => {
      // They do not all turn the page at once.
      await pause((chair * readingMs) / readerCount);
      while (goesOn(times.length)) {
        times.push(await ask());
        await pause(readingMs);
      }
    };
    await Promise.all(Array.from({ length: readerCount }, (_, chair) => reader(chair)));
    return times;
  }
  async function readDuring(work: () => Promise<void>): Promise<number[]> {
    let isWorking = true;
    const [times] = await Promise.all([
      readWhile(() => isWorking),
      work().finally(() => {
        isWorking = false;
      }),
    ]);
    return times;
  }
  return { readWhile, readDuring };
}
