import { withDatabase } from "./bench-database";
import { endOfCampaign, makeBenchSchool, startBenchCampaign } from "./campaigns";
import { compare, percentile95, type Row, takeTurns } from "./measure";
import { type WebConsole, withConsole } from "./web-console";

const pupilCount = 3_000;
const classCount = 100;
const connectionCount = 4;
const mostRequests = 400;

/**
 * What four people get who turn pages without a pause, while the same process resets 3,000 pupils; beside as many
 * pages when it does nothing else.
 */
export async function requestsSuite(runs: number): Promise<Row[]> {
  return withDatabase(() =>
    withConsole(async (web) => {
      const turns = await takeTurns(runs, () => timeAround(web));
      const row = (name: string, figureOf: (times: readonly number[]) => number) =>
        compare(
          { suite: "requests", row: name, against: "idle", peakMb: web.peakMb() },
          turns.map(({ during, idle }) => ({ ours: figureOf(during), theirs: figureOf(idle) })),
        );
      return [
        row("requests-during-campaign", percentile95),
        row("requests-during-campaign-slowest", (times) => Math.max(...times)),
      ];
    }),
  );
}

async function timeAround(web: WebConsole): Promise<{ during: number[]; idle: number[] }> {
  const school = await makeBenchSchool(pupilCount, classCount);
  const campaignId = await startBenchCampaign(school);
  const pages = ["tableau-de-bord", "eleves", `reinitialisations/${campaignId}`];
  const ask = (rank: number) =>
    web.get(`/e/${school.uai}/${pages[rank % pages.length] ?? ""}`, school.principal.sessionToken);
  let isRunning = true;
  const ended = endOfCampaign(school, campaignId).then(() => {
    isRunning = false;
  });
  const during = await keepAsking(ask, () => isRunning);
  await ended;
  const idle = await keepAsking(ask, (asked) => asked < during.length);
  return { during, idle };
}

/** The times of what the connections ask, one page after another each, as long as it goes on. */
async function keepAsking(
  ask: (rank: number) => Promise<number>,
  goesOn: (asked: number) => boolean,
): Promise<number[]> {
  const times: number[] = [];
  let asked = 0;
  const connections = Array.from({ length: connectionCount }, async () => {
    while (goesOn(asked) && asked < mostRequests) times.push(await ask(asked++));
  });
  await Promise.all(connections);
  return times;
}
