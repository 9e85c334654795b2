import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { consolePort, withDatabase } from "./bench-database";
import { type BenchSchool, isOver, makeBenchSchool, startBenchCampaign } from "./campaigns";
import { compare, median, percentile95, type Row, takeTurns } from "./measure";
import { type WebConsole, withConsole } from "./web-console";

const schoolCount = 500;
const size = { pupilCount: 60, classCount: 3 };
/** Beside the first turn, which warms up: a turn makes 30,000 pupils and resets them all. */
const countedTurns = 2;
const watchMs = 20;
const readingMs = 500;

type SchoolsTurn = { lastMs: number; delaysMs: number[]; pagesMs: number[] };

/**
 * Five hundred schools that confirm a campaign at once, on one PostgreSQL, two web processes and a worker process, six
 * jobs at a time. Each page is asked of either web process, by a school whose campaign runs. The time of a school goes
 * from the first confirmation of all to its own last pupil: beside the last of all is the median one.
 */
export async function schoolsSuite(): Promise<Row[]> {
  return withDatabase((migrationUrl) =>
    withConsole(
      (first) =>
        withConsole(async (second) => {
          const worker = fork("scripts/worker.ts", {
            env: {
              ...process.env,
              MIGRATION_DATABASE_URL: migrationUrl,
              DATA_DIRECTORY: path.resolve(".data"),
            },
            stdio: ["ignore", "ignore", "inherit", "ipc"],
          });
          try {
            return rowsOf(await takeTurns(countedTurns, () => takeTurn([first, second])), first);
          } finally {
            const ended = once(worker, "exit");
            worker.kill("SIGTERM");
            await ended;
          }
        }, consolePort + 1),
      consolePort,
    ),
  );
}

function rowsOf(turns: readonly SchoolsTurn[], web: WebConsole): Row[] {
  const row = (name: string, against: string, sides: (turn: SchoolsTurn) => [number, number]) =>
    compare(
      { suite: "schools", row: name, against, peakMb: web.peakMb() },
      turns.map((turn) => {
        const [ours, theirs] = sides(turn);
        return { ours, theirs };
      }),
    );
  return [
    row("schools-500", "median-school", ({ lastMs, delaysMs }) => [lastMs, median(delaysMs)]),
    row("schools-500-requests", "median-request", ({ pagesMs }) => [percentile95(pagesMs), median(pagesMs)]),
  ];
}

async function takeTurn(webs: readonly WebConsole[]): Promise<SchoolsTurn> {
  const schools: BenchSchool[] = [];
  while (schools.length < schoolCount) schools.push(await makeBenchSchool(size.pupilCount, size.classCount));
  const begun = performance.now();
  const waiting = new Map<BenchSchool, string>();
  for (const school of schools) waiting.set(school, await startBenchCampaign(school));
  const delaysMs: number[] = [];
  let isRunning = true;
  const [pagesMs] = await Promise.all([
    readPages(webs, schools, () => isRunning),
    followEach(waiting, () => delaysMs.push(performance.now() - begun)).finally(() => {
      isRunning = false;
    }),
  ]);
  await checkEachOnce(schools);
  return { lastMs: Math.max(...delaysMs), delaysMs, pagesMs };
}

async function followEach(waiting: Map<BenchSchool, string>, over: () => void): Promise<void> {
  while (waiting.size > 0) {
    for (const [school, id] of waiting)
      if (await isOver(school.uai, id)) {
        waiting.delete(school);
        over();
      }
    await pause(watchMs);
  }
}

async function readPages(
  webs: readonly WebConsole[],
  schools: readonly BenchSchool[],
  goesOn: () => boolean,
): Promise<number[]> {
  const times: number[] = [];
  const readers = webs.map(async (web, chair) => {
    for (let rank = chair; goesOn(); rank += 1) {
      const school = schools[rank % schools.length];
      if (school)
        times.push(await web.get(`/e/${school.uai}/tableau-de-bord`, school.principal.sessionToken));
      await pause(readingMs);
    }
  });
  await Promise.all(readers);
  return times;
}

/** A figure is worth nothing if a pupil was left out or reset twice. */
async function checkEachOnce(schools: readonly BenchSchool[]): Promise<void> {
  const made = await inTransaction(scopeOf(schools.map(({ uai }) => uai)), (tx) =>
    tx.provisionalSecret.groupBy({ by: ["uai"], _count: { _all: true, liveStudentId: true } }),
  );
  const wrong = made.filter(
    ({ _count }) => _count._all !== size.pupilCount || _count.liveStudentId !== size.pupilCount,
  );
  if (made.length !== schools.length || wrong.length > 0)
    throw new Error(`${wrong.length} schools did not reset each pupil exactly once`);
}
