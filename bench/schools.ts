import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { consolePort, withDatabase } from "./bench-database";
import { type BenchSchool, makeBenchSchool, startBenchCampaign } from "./campaigns";
import { compare, median, percentile95, type Row, takeTurns } from "./measure";
import { type WebConsole, withConsole } from "./web-console";

const schoolCount = 500;
const size = { pupilCount: 60, classCount: 3 };
/** Beside the first turn, which warms up: a turn makes 30,000 pupils and resets them all. */
const countedTurns = 2;
const watchMs = 20;
const readingMs = 500;

/** Confirmations under way at one moment. */
const handCount = 8;

type SchoolsTurn = { totalMs: number; delaysMs: number[]; pagesMs: number[] };

/**
 * Five hundred schools that confirm a campaign at once, on one PostgreSQL, two web processes and a worker process, six
 * jobs at a time. The time of a school goes from its confirmation to its last pupil: beside the slowest is the median
 * one, which it must not wait much longer than. Pages are asked of either web process by those very schools.
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
    row("schools-500", "slowest-school", ({ totalMs, delaysMs }) => [totalMs, Math.max(...delaysMs)]),
    row("schools-500-slowest", "median-school", ({ delaysMs }) => [Math.max(...delaysMs), median(delaysMs)]),
    row("schools-500-requests", "median-request", ({ pagesMs }) => [percentile95(pagesMs), median(pagesMs)]),
  ];
}

async function takeTurn(webs: readonly WebConsole[]): Promise<SchoolsTurn> {
  const schools: BenchSchool[] = [];
  while (schools.length < schoolCount) schools.push(await makeBenchSchool(size.pupilCount, size.classCount));
  const begun = performance.now();
  let isRunning = true;
  const [pagesMs] = await Promise.all([
    readPages(webs, schools, () => isRunning),
    confirmEach(schools)
      .then(() => allOver(schools))
      .finally(() => {
        isRunning = false;
      }),
  ]);
  const totalMs = performance.now() - begun;
  await checkEachOnce(schools);
  return { totalMs, delaysMs: await findDelays(schools), pagesMs };
}

async function confirmEach(schools: readonly BenchSchool[]): Promise<void> {
  const waiting = [...schools];
  const hands = Array.from({ length: handCount }, async () => {
    for (let school = waiting.pop(); school; school = waiting.pop()) await startBenchCampaign(school);
  });
  await Promise.all(hands);
}

const ofAll = (schools: readonly BenchSchool[]) => scopeOf(schools.map(({ uai }) => uai));

async function allOver(schools: readonly BenchSchool[]): Promise<void> {
  const unfinished = () =>
    inTransaction(ofAll(schools), (tx) => tx.resetCampaign.count({ where: { status: { not: "DONE" } } }));
  while ((await unfinished()) > 0) await pause(watchMs);
}

async function findDelays(schools: readonly BenchSchool[]): Promise<number[]> {
  const campaigns = await inTransaction(ofAll(schools), (tx) =>
    tx.resetCampaign.findMany({ select: { createdAt: true, finishedAt: true } }),
  );
  return campaigns.map(
    ({ createdAt, finishedAt }) => (finishedAt?.getTime() ?? Number.NaN) - createdAt.getTime(),
  );
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
  const made = await inTransaction(ofAll(schools), (tx) =>
    tx.provisionalSecret.groupBy({ by: ["uai"], _count: { _all: true, liveStudentId: true } }),
  );
  const wrong = made.filter(
    ({ _count }) => _count._all !== size.pupilCount || _count.liveStudentId !== size.pupilCount,
  );
  if (made.length !== schools.length || wrong.length > 0)
    throw new Error(`${wrong.length} schools did not reset each pupil exactly once`);
}
