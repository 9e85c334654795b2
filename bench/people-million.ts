import pg from "pg";
import { foldText } from "@/lib/students/rules/search";
import { boyNames, girlNames, lastNames } from "@/scripts/sample/names";
import { withoutIndexes } from "./million";

const schoolCount = 1_000;
/** One school as large as schools get, the others alike: 3,000 + 999 × 998 = 1,000,002 accounts. */
const largeSchool = { rank: 500, accounts: 3_000 };
const otherAccounts = 998;
const otherSchools = 10;

export type PeopleSchools = {
  large: string;
  /** Some of the others: one alone would be served from the memory of the machine. */
  average: readonly string[];
};

const uaiOf = (school: number) => `${String(school).padStart(7, "0")}A`;

const schools = `
  insert into establishment (uai, name, sign_in_address)
  select lpad(school::text, 7, '0') || 'A', 'Collège ' || school, 'https://ent.exemple.fr'
  from generate_series(1, ${schoolCount}) as school`;

// Doors refuse what is no UUID of a known version: four, here.
const idOf = (rank: string) =>
  `overlay(overlay(md5(uai || (${rank})) placing '4' from 13) placing '8' from 17)::uuid`;

// Of twenty accounts: a guest, two of the staff, nine pupils and eight parents. Drawn by multiplication, so that each
// school has every kind, every run the same rows, and no two filters the same people.
const drawn = `
  drawn as (
    select uai, rank, rank % 20 as kind, ${idOf("rank")} as id,
      ($1::text[])[last] as last_name, ($2::text[])[last] as folded_last,
      ($3::text[])[first] as first_name, ($4::text[])[first] as folded_first
    from (select lpad(school::text, 7, '0') || 'A' as uai, school from generate_series(1, ${schoolCount}) as school) as known
    cross join lateral generate_series(1,
      case school when ${largeSchool.rank} then ${largeSchool.accounts} else ${otherAccounts} end) as rank
    cross join lateral (select 1 + (rank * 7919 + school * 31) % cardinality($1::text[]),
      1 + (rank * 104729 + school * 17) % cardinality($3::text[])) as names(last, first)
  )`;

const accounts = `
  with ${drawn}
  insert into ent_account
    (uai, id, last_name, usage_name, first_name, name_key, search_text, birth_date, profile, functions, classes, groups,
     ine, login, email, status, status_since, activity, last_seen_on, is_administrator, opened_on, created_at)
  select uai, id, last_name, case when rank % 23 = 0 then 'Delaunay' end, first_name,
    replace(folded_last, ' ', '') || '|' || replace(folded_first, ' ', ''),
    concat_ws(' ', folded_last, case when rank % 23 = 0 then 'delaunay' end, folded_first, 'ent' || rank,
      case when kind not between 3 and 11 then 'p' || rank || '@ac toulouse fr' end),
    '20' || lpad((rank % 15)::text, 2, '0') || '-0' || 1 + rank % 9 || '-1' || rank % 10,
    (case when kind = 0 then 'EXT' when kind = 1 then 'ENS'
      when kind = 2 then (array['DIR', 'EVS', 'ETA', 'DOC', 'ACA', 'COL'])[1 + rank / 20 % 6]
      when kind < 12 then 'ELV' else 'TUT' end)::"Profile",
    case when kind = 1 then array['ENS', 'L' || lpad((rank % 37)::text, 4, '0')]
      when kind = 2 then array[(array['DIR', 'EDU', 'ADM', 'DOC', 'INS', 'COLTER'])[1 + rank / 20 % 6]]
      when kind between 3 and 11 then array['ELE'] else '{}' end,
    case when kind = 1 then array(select (6 - taught % 4) || 'e ' || taught from generate_series(rank % 15, rank % 15 + 5) as taught)
      when kind between 3 and 11 then array[(6 - rank % 4) || 'e ' || rank % 20] else '{}' end,
    case when kind between 3 and 11 then array['Latin ' || rank % 5, 'LV2 ' || rank % 8] else '{}' end,
    case when kind between 3 and 11 then lpad(rank::text, 9, '0') || 'KA' end,
    'ent' || rank, case when kind not between 3 and 11 then 'p' || rank || '@ac-toulouse.fr' end,
    (case when rank % 13 = 0 then 'SUSPENDED' when rank % 17 = 0 then 'DEPARTED'
      when kind = 0 and rank % 7 = 0 then 'BINNED' else 'ACTIVE' end)::"AccountStatus",
    now() - interval '90 days', activity::"Activity",
    case activity when 'SEEN_AT' then to_char(now() - rank % 300 * interval '1 day', 'YYYY-MM-DD') end,
    rank % 200 = 1, '2025-09-01', now() - interval '1 year'
  from drawn
  cross join lateral (select (array['SEEN_AT', 'SEEN_AT', 'SEEN_AT', 'NEVER', 'UNKNOWN'])[1 + rank / 20 % 5]) as seen(activity)`;

const origins = `
  with ${drawn}
  insert into account_origin (uai, account_id, source, source_id, first_seen_at, last_seen_at, gone_at)
  select uai, id, source::"AccountSource", case when source in ('AAF', 'STSWEB') then source || rank end,
    now() - interval '1 year', now() - interval '1 day', case when rank % 17 = 0 then now() end
  from drawn
  cross join lateral unnest(case when kind = 0 then array['MANUAL'] when kind < 3 then array['AAF', 'STSWEB', 'CSV']
    when rank % 3 = 0 then array['AAF'] else array['AAF', 'CSV'] end) as source`;

// A sponsor is one of the first teachers of the school, so that each has several guests.
const guests = `
  with ${drawn}
  insert into guest_account (uai, account_id, ends_on, sponsor_id, sponsor_name, sponsor_email, reason)
  select uai, id, case when rank / 20 % 9 > 0 then to_char(now() + (rank % 365 - 150) * interval '1 day', 'YYYY-MM-DD') end,
    case when rank / 20 % 4 > 0 then ${idOf("1 + rank / 20 % 8 * 20")} end, 'Jeanne Dupont',
    'jeanne.dupont@ac-toulouse.fr', 'Intervenant de l’atelier'
  from drawn where kind = 0`;

/** Fills the database with a million ENT accounts, guests among them, as its owner, and leaves it analysed. */
export async function fillPeople(migrationUrl: string): Promise<PeopleSchools> {
  const client = new pg.Client({ connectionString: migrationUrl });
  await client.connect();
  const last = lastNames.map((name) => name.toUpperCase());
  const first = [...girlNames, ...boyNames];
  const names = [last, last.map(foldText), first, first.map(foldText)];
  try {
    await client.query(schools);
    await withoutIndexes(client, "ent_account", () => client.query(accounts, names));
    // Each school's accounts must be counted before the keys of the next two tables are checked against them.
    await client.query("analyze ent_account");
    await withoutIndexes(client, "account_origin", () => client.query(origins, names));
    await withoutIndexes(client, "guest_account", () => client.query(guests, names));
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
  const average = Array.from({ length: otherSchools }, (_, rank) => uaiOf(1 + rank * 97));
  return { large: uaiOf(largeSchool.rank), average };
}
