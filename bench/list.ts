import { defineRead } from "@/lib/platform/define-read";
import { asRequest } from "@/lib/platform/request";
import { readStudents } from "@/lib/students/read";
import { makeOperator } from "@/tests/support/factories";
import { withDatabase } from "./bench-database";
import { compare, ownPeakMb, percentile95, type Row, takeTurns, timedEach } from "./measure";
import { type CrowdedSchool, fillMillion } from "./million";
import { type WebConsole, withConsole } from "./web-console";

const readsPerTurn = 100;
const pagesPerTurn = 50;

/** The door alone: who asks, may they, and a transaction that asks nothing. */
const readNothing = defineRead({ permission: "student:read", load: () => Promise.resolve(null) });

/**
 * The list of a school of 3,000 pupils among a million: the read behind it, beside a read of nothing, and the page
 * that a browser gets, beside a page that asks nothing of the database. Each value is a 95th percentile.
 */
export async function listSuite(runs: number): Promise<Row[]> {
  return withDatabase(async (migrationUrl) => {
    const school = await fillMillion(migrationUrl);
    const { sessionToken } = await makeOperator({ uai: school.uai });
    const reads = await timeReads(runs, school, sessionToken);
    // The sweeps of 334 schools are not what is measured here.
    process.env["WORKER_CONCURRENCY"] = "0";
    const page = await withConsole((web) => timePage(runs, web, school, sessionToken));
    return [page, ...reads];
  });
}

const queriesOf = ({ deepPupilId }: CrowdedSchool) => ({
  first: {},
  deep: { apres: deepPupilId },
  search: { q: "martin ce" },
  filter: { classe: "6e 40", etat: "ACTIVE" },
});

async function timeReads(runs: number, school: CrowdedSchool, sessionToken: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, query] of Object.entries(queriesOf(school))) {
    const turns = await takeTurns(runs, async () => ({
      ours: await timeDoor(sessionToken, () => readStudents(school.uai, query)),
      theirs: await timeDoor(sessionToken, () => readNothing(school.uai)),
    }));
    const facts = { suite: "list", row: `list-1m-read-${name}`, against: "empty-read", peakMb: ownPeakMb() };
    rows.push(compare(facts, turns));
  }
  return rows;
}

async function timeDoor(sessionToken: string, read: () => Promise<unknown>): Promise<number> {
  const ask = () => asRequest({ now: new Date(), sessionToken }, read);
  return percentile95(await timedEach(readsPerTurn, ask));
}

async function timePage(
  runs: number,
  web: WebConsole,
  { uai }: CrowdedSchool,
  sessionToken: string,
): Promise<Row> {
  const timePath = async (path: string) =>
    percentile95(await timedEach(pagesPerTurn, () => web.get(path, sessionToken)));
  const turns = await takeTurns(runs, async () => ({
    ours: await timePath(`/e/${uai}/eleves`),
    theirs: await timePath("/accessibilite"),
  }));
  return compare({ suite: "list", row: "list-1m", against: "empty-page", peakMb: web.peakMb() }, turns);
}
