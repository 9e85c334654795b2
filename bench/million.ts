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
  select uai, gen_random_uuid(), rank::text, 'INE' || rank, last.name, first.name,
    last.folded || ' ' || first.folded, last.folded || ' ' || first.folded || ' p' || rank,
    (6 - rank % 4) || 'e ' || rank % 100, 'p' || rank,
    (array['ACTIVE', 'ACTIVE', 'ACTIVE', 'NEVER_ACTIVATED', 'PROVISIONAL', 'BLOCKED'])[1 + rank % 6]::"StudentState"
  from establishment
  cross join generate_series(1, ${pupilsPerSchool}) as rank
  join unnest($1::text[], $2::text[]) with ordinality as last(name, folded, place)
    on last.place = 1 + (rank * 7919) % cardinality($1)
  join unnest($3::text[], $4::text[]) with ordinality as first(name, folded, place)
    on first.place = 1 + (rank * 104729) % cardinality($3)`;

/** Fills the database with a million pupils, as its owner, and leaves it as it is after a night: analysed. */
export async function fillMillion(migrationUrl: string): Promise<CrowdedSchool> {
  const client = new pg.Client({ connectionString: migrationUrl });
  await client.connect();
  try {
    const last = lastNames.map((name) => name.toUpperCase());
    const first = [...girlNames, ...boyNames];
    await client.query(schools);
    await client.query(pupils, [last, last.map(foldText), first, first.map(foldText)]);
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
