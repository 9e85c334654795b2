import pg from "pg";
import { asOwner } from "@/tests/support/owner";
import { until } from "@/tests/support/workers/crew";

type Place = { table: string; event: "insert" | "update"; when: string };

const held = 812_003;

/** Takes the trigger away; what waits there must have gone on, or died. */
const remove = async ({ table }: Place) => {
  await asOwner(`drop trigger if exists trap_here on ${table}`);
};

const set = async ({ table, event, when }: Place, body: string) => {
  await asOwner(
    `create or replace function trap_here() returns trigger language plpgsql security definer as $$ begin ${body} return new; end; $$`,
  );
  await asOwner(
    `create trigger trap_here before ${event} on ${table} for each row when (${when}) execute function trap_here()`,
  );
};

/** What a full disk answers to one write, while the work lasts. */
export async function whileDiskIsFull<Result>(place: Place, work: () => Promise<Result>): Promise<Result> {
  await set(
    place,
    "raise exception 'could not extend file: No space left on device' using errcode = '53100';",
  );
  try {
    return await work();
  } finally {
    await remove(place);
  }
}

/** Holds whoever comes to write there: `caught` waits until somebody does, `release` lets them go on. */
export async function holdAt(place: Place) {
  const keeper = new pg.Client({ connectionString: process.env["MIGRATION_DATABASE_URL"] });
  await keeper.connect();
  await keeper.query("select pg_advisory_lock($1)", [held]);
  await set(place, `perform pg_advisory_xact_lock(${held});`);
  const waiting = async () => {
    const [row] = await asOwner<{ count: number }>(
      "select count(*)::int as count from pg_locks where locktype = 'advisory' and objid = $1 and not granted",
      [held],
    );
    return row?.count ?? 0;
  };
  return {
    caught: () => until(async () => ((await waiting()) > 0 ? true : undefined), 60_000),
    async release() {
      await keeper.end();
      await remove(place);
    },
  };
}
