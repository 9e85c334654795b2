import { randomBytes } from "node:crypto";
import pg from "pg";
import { environment } from "@/lib/platform/env";
import { seal } from "@/lib/platform/sealing";
import type { BenchSchool } from "./campaigns";
import type { FloorSchool, PdfFloor } from "./pdf-floor";

type Pupil = { id: string; last: string; first: string; login: string; className: string };

/** The least work with the same effect: what no console can do without. */
export type ResetFloor = {
  classNames: readonly string[];
  /** One transaction: an update of every pupil, and as many sealed random blobs. */
  update: () => Promise<void>;
  /** Lists and slips of all the classes, in two documents. */
  draw: () => Promise<void>;
};

export async function prepareFloor(
  pdfFloor: PdfFloor,
  school: BenchSchool,
  campaignId: string,
): Promise<ResetFloor> {
  const pupils = await inSchool(school, async (client) => {
    const { rows } = await client.query<Pupil>(
      `select id, last_name as last, first_name as first, identifier as login, class_name as "className" from student_account`,
    );
    return rows;
  });
  const drawn = asFloorSchool(school, pupils);
  return {
    classNames: drawn.classes.map(({ name }) => name),
    update: () =>
      inSchool(school, (client) =>
        updateBare(
          client,
          pupils.map(({ id }) => id),
          campaignId,
        ),
      ),
    async draw() {
      await pdfFloor.render("list", drawn, { tagged: "1" });
      await pdfFloor.render("slips", drawn, { tagged: "1" });
    },
  };
}

async function inSchool<Result>(
  { uai }: BenchSchool,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: environment().DATABASE_URL });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.scope', $1, true)", [uai]);
    const result = await work(client);
    await client.query("commit");
    return result;
  } finally {
    await client.end();
  }
}

async function updateBare(client: pg.Client, ids: readonly string[], campaignId: string): Promise<void> {
  const key = randomBytes(32);
  const sealed = ids.map((id) => seal(key, randomBytes(12), Buffer.from(id)));
  await client.query(
    `update student_account
     set state = 'PROVISIONAL', must_change_password = true, sessions_ended_at = now(), last_reset_at = now()
     where id = any($1::uuid[])`,
    [ids],
  );
  await client.query(
    `insert into provisional_secret (uai, id, student_id, campaign_id, sealed, created_at, expires_at)
     select current_setting('app.scope'), gen_random_uuid(), id, $3, sealed, now(), now()
     from unnest($1::uuid[], $2::bytea[]) as secret(id, sealed)`,
    [ids, sealed, campaignId],
  );
}

function asFloorSchool({ uai }: BenchSchool, pupils: readonly Pupil[]): FloorSchool {
  const classNames = [...new Set(pupils.map(({ className }) => className))];
  return {
    school: "Collège des Capucines",
    uai,
    url: "https://ent.exemple.fr",
    classes: classNames.map((name) => ({
      name,
      students: pupils
        .filter(({ className }) => className === name)
        .map(({ last, first, login }) => ({ last, first, login, pw: "Kb7?mNq4!Rtz" })),
    })),
  };
}
