import pg from "pg";
import { foldText } from "@/lib/students/rules/search";
import { boyNames, girlNames, lastNames } from "@/scripts/sample/names";

const schoolCount = 334;
const pupilsPerSchool = 3_000;

export type CrowdedSchool = {
  uai: string;
  /** The pupil after whom the last page but one of the list begins. */
  deepPupilId: string;
};

const schools = `
  insert into establishment (uai, name, sign_in_address)
  select lpad(school::text, 7, '0') || 'A', 'Collège ' || school, 'https://ent.exemple.fr'
  from generate_series(1, ${schoolCount}) as school`;

// Drawn by multiplication, so that each school has every kind of pupil, and every run the same rows.
const pupils = `
  insert into student_account
    (uai, id, source_id, ine, last_name, first_name, name_key, search_text, class_name, identifier, state)
  select uai, gen_random_uuid(), rank::text, 'INE' || rank, ($1::text[])[last], ($3::text[])[first],
    ($2::text[])[last] || ' ' || ($4::text[])[first], ($2::text[])[last] || ' ' || ($4::text[])[first] || ' p' || rank,
    (6 - rank % 4) || 'e ' || rank % 100, 'p' || rank,
    (array['ACTIVE', 'ACTIVE', 'ACTIVE', 'NEVER_ACTIVATED', 'PROVISIONAL', 'BLOCKED'])[1 + rank % 6]::"StudentState"
  from establishment
  cross join generate_series(1, ${pupilsPerSchool}) as rank
  cross join lateral (select 1 + rank * 7919 % cardinality($1::text[]), 1 + rank * 104729 % cardinality($3::text[])) as drawn(last, first)`;

/** Fills the database with a million pupils, as its owner, and leaves it as it is after a night: analysed. */
export async function fillMillion(migrationUrl: string): Promise<CrowdedSchool> {
  const client = new pg.Client({ connectionString: migrationUrl });
  await client.connect();
  try {
    await client.query(schools);
    await withoutIndexes(client, "student_account", () => addPupils(client));
    await client.query("vacuum analyze");
    const uai = `${String(schoolCount / 2).padStart(7, "0")}A`;
    const { rows } = await client.query<{ id: string }>(
      `select id from student_account where uai = $1 order by last_name, first_name, id offset $2 limit 1`,
      [uai, pupilsPerSchool - 100],
    );
    return { uai, deepPupilId: rows[0]?.id ?? "" };
  } finally {
    await client.end();
  }
}

async function addPupils(client: pg.Client): Promise<void> {
  const last = lastNames.map((name) => name.toUpperCase());
  const first = [...girlNames, ...boyNames];
  await client.query(pupils, [last, last.map(foldText), first, first.map(foldText)]);
}

/** Built once over a million rows, an index costs a third of what it costs row by row. */
export async function withoutIndexes(
  client: pg.Client,
  table: string,
  fill: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = $1::regclass and not indisprimary`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await fill();
  for (const { definition } of rows) await client.query(definition);
}
